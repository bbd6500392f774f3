import { DELEGATION_ROLES, type Role } from "../access/roles.ts";
import type { FileStatus } from "./status.ts";

type TurnRule = {
  from: readonly FileStatus[];
  to: readonly FileStatus[];
  by: readonly Role[];
};

const VETTING = ["officer", "security"] as const satisfies readonly Role[];
const AT_VETTING = ["submitted", "in_vetting", "on_hold"] as const satisfies readonly FileStatus[];

/** Every turn that a file can take, and who may give it. What does not stand here does not happen. */
export const TURNS = {
  /** A returned file goes through vetting again from its first stage. A category without stages is cleared at once. */
  submit: { from: ["draft", "returned"], to: ["submitted", "cleared"], by: DELEGATION_ROLES },
  /** A badge that was issued dies with it. */
  withdraw: {
    from: ["draft", ...AT_VETTING, "returned", "cleared", "badge_ready", "collected"],
    to: ["withdrawn"],
    by: DELEGATION_ROLES,
  },
  /** A slip, for a while: the file stands where it stood, but a badge that died stays dead. */
  undo_withdrawal: {
    from: ["withdrawn"],
    to: ["draft", ...AT_VETTING, "returned", "cleared"],
    by: DELEGATION_ROLES,
  },
  approve: { from: AT_VETTING, to: ["in_vetting", "cleared"], by: VETTING },
  hold: { from: ["submitted", "in_vetting"], to: ["on_hold"], by: VETTING },
  resume: { from: ["on_hold"], to: ["submitted", "in_vetting"], by: VETTING },
  /** Back to the stage that was decided last. A refused file takes a place anew; a cleared one has no live badge. */
  reopen: { from: ["refused", "cleared"], to: ["in_vetting"], by: VETTING },
  return: { from: AT_VETTING, to: ["returned"], by: VETTING },
  refuse: { from: [...AT_VETTING, "returned"], to: ["refused"], by: VETTING },
  issue: { from: ["cleared", "badge_ready", "collected"], to: ["badge_ready"], by: ["desk"] },
  hand_over: { from: ["badge_ready"], to: ["collected"], by: ["desk"] },
} as const satisfies Record<string, TurnRule>;
export type Turn = keyof typeof TURNS;

/** May a file in this status take this turn? */
export const canTurn = (turn: Turn, status: FileStatus): boolean =>
  TURNS[turn].from.some((from) => from === status);

/** May somebody with these roles give this turn? */
export const mayTurn = (turn: Turn, roles: readonly Role[]): boolean =>
  TURNS[turn].by.some((role) => roles.includes(role));

/** Text and photo change only while the file lies with the delegation. */
export const isOpenToDelegation = (status: FileStatus): boolean =>
  status === "draft" || status === "returned";
