import { err, ok, type Result } from "#app/domain/result.ts";
import { isFileId } from "#app/domain/vetting/queue.ts";
import { parseReason } from "#app/domain/vetting/reason.ts";
import type { ApplyOrder } from "#app/server/clearance/reply.server.ts";

/** Reads which answers are to be carried out; the error is what was typed, when a reason is too long. */
export function parseApply(form: FormData): Result<ApplyOrder, ApplyOrder["reasons"]> {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const typed = { refused: text("refused"), returned: text("returned") };
  const refused = parseReason(typed.refused);
  const returned = parseReason(typed.returned);
  if (!refused.ok || !returned.ok) return err(typed);
  const seen = form.getAll("file").flatMap((value): [string, number][] => {
    const [id = "", version = ""] = typeof value === "string" ? value.split(".") : [];
    return isFileId(id) && /^\d{1,9}$/.test(version) ? [[id, Number(version)]] : [];
  });
  return ok({
    seen: new Map(seen),
    reasons: { refused: refused.value, returned: returned.value },
  });
}
