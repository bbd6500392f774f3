import { err, ok, type Result } from "../result.ts";

/** What a delegation declares to the security office. */
export const DECLARATION_KINDS = ["weapon", "radio"] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

/** A permit is asked for, answered by the security office, and may be given up by the delegation. */
export const PERMIT_STATUSES = ["requested", "granted", "refused", "withdrawn"] as const;
export type PermitStatus = (typeof PERMIT_STATUSES)[number];

/** A permit is for the thing as described: once answered, it is withdrawn and declared anew, not changed. */
export const mayChange = (status: PermitStatus): boolean => status === "requested";

export const mayWithdraw = (status: PermitStatus): boolean =>
  status === "requested" || status === "granted";

/** The security office may think again; what the delegation gave up is no longer its to decide. */
export const mayDecide = (status: PermitStatus): boolean => status !== "withdrawn";

export type Answer =
  { outcome: "granted"; number: string } | { outcome: "refused"; reason: string };
export type AnswerProblem = "number_missing" | "reason_missing" | "too_long";

const NUMBER_TEXT = 40;
const REASON_TEXT = 500;

/** Reads what the security office answers: a permit has a number, a refusal its reason. */
export function readAnswer(typed: {
  outcome: string;
  number: string;
  reason: string;
}): Result<Answer, AnswerProblem> {
  const number = typed.number.trim();
  const reason = typed.reason.trim();
  if (typed.outcome === "granted") {
    if (!number) return err("number_missing");
    return number.length > NUMBER_TEXT ? err("too_long") : ok({ outcome: "granted", number });
  }
  if (!reason) return err("reason_missing");
  return reason.length > REASON_TEXT ? err("too_long") : ok({ outcome: "refused", reason });
}

/** A slip is undone at once; later the authorities may have struck the permit, so it is asked for again. */
const UNDO_MINUTES = 10;

/** What a declaration becomes when its withdrawal is undone. */
export function afterUndo(withdrawnFrom: PermitStatus, withdrawnAt: Date, now: Date): PermitStatus {
  const soon = now.getTime() - withdrawnAt.getTime() <= UNDO_MINUTES * 60_000;
  return soon ? withdrawnFrom : "requested";
}
