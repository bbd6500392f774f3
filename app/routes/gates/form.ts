import { err, ok, type Result } from "#app/domain/result.ts";

export type InvitationProblem = "labelError" | "gateError";

const LONGEST_LABEL = 40;

/** Gate and name of the phone to be enrolled; the refusal is a key of `gate.json`, `gates.*`. */
export function invitationForm(
  form: FormData,
): Result<{ gateId: string; label: string }, InvitationProblem> {
  const [gateId, label] = ["gate", "label"].map((name) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  });
  if (!gateId) return err("gateError");
  if (!label || label.length > LONGEST_LABEL) return err("labelError");
  return ok({ gateId, label });
}
