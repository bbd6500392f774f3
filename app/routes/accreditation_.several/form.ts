import { isFileId } from "#app/domain/vetting/queue.ts";
import { parseReason } from "#app/domain/vetting/reason.ts";
import { type SeveralAct, SEVERAL_ACTS } from "#app/domain/vetting/several.ts";

/** A file and the version of it that was shown: `<id>.<version>`. */
export const seenValue = ({ id, version }: { id: string; version: number }): string =>
  `${id}.${version}`;

export type SeveralForm = {
  act: SeveralAct;
  /** As typed. */
  typed: string;
  /** Null when it is too long. */
  reason: string | null;
  seen: { id: string; version: number }[];
};

/** Reads an order for several files; null for a form that no page of ours sends. */
export function parseSeveral(form: FormData): SeveralForm | null {
  const act = SEVERAL_ACTS.find((each) => each === form.get("act"));
  const typed = form.get("reason") ?? "";
  if (!act || typeof typed !== "string") return null;
  const reason = parseReason(typed);
  const seen = form.getAll("file").flatMap((value) => {
    const [id = "", version = ""] = typeof value === "string" ? value.split(".") : [];
    return isFileId(id) && /^\d{1,9}$/.test(version) ? [{ id, version: Number(version) }] : [];
  });
  return { act, typed, reason: reason.ok ? reason.value : null, seen };
}
