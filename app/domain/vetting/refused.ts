import type { VettingRefusal } from "./decide.ts";
import type { Move, MoveRefusal } from "./move.ts";
import type { Outcome } from "./outcome.ts";

/** Who decided or moved a file before this officer did. */
export type DecidedBefore = { name: string; stage: string; outcome: Outcome | Move; at: Date };

/** Why an officer's order was not carried out, as the officer is told. */
export type Refused =
  | Exclude<VettingRefusal | MoveRefusal, { kind: "changed" }>
  /** `by` is null when it was not an officer: the delegation withdrew or sent the file anew. */
  | { kind: "changed"; by: DecidedBefore | null }
  /** The freed place, or the hosted one, was taken by somebody else since. */
  | { kind: "full" | "hosted_full" }
  | { kind: "unreadable" | "reason_too_long" };
