import { err, ok, type Result } from "../result.ts";
import type { GuardDecision } from "../gate/verdict.ts";

/** A guard calls while somebody stands before him: past this a supervisor corrects the ledger instead. Minutes. */
export const OVERRIDE_MINUTES = 30;

export type OverrideRefusal = "reason_missing" | "nobody_holds" | "is_in" | "too_late";

type Seen = {
  decision: GuardDecision | null;
  /** Whose badge or day badge it was; false for a code of nobody, or a floater alone. */
  hasHolder: boolean;
  at: Date;
};

/**
 * Whether a supervisor may let somebody in against a verdict.
 * @returns the reason as it is kept
 */
export function decideOverride(
  { decision, hasHolder, at }: Seen,
  reason: string,
  now: Date,
): Result<string, OverrideRefusal> {
  if (reason.trim() === "") return err("reason_missing");
  if (!hasHolder) return err("nobody_holds");
  if (decision === "admitted") return err("is_in");
  if (now.getTime() - at.getTime() > OVERRIDE_MINUTES * 60_000) return err("too_late");
  return ok(reason.trim());
}
