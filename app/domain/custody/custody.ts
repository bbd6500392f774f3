import { err, ok, type Result } from "../result.ts";

/** What happens to a printed badge after the press. Each is one line of its custody, never changed. */
export const CUSTODY_MOVES = ["handed_over", "returned", "lost", "stolen", "destroyed"] as const;
export type CustodyMove = (typeof CUSTODY_MOVES)[number];

/** Where a numbered badge is, at any moment. */
export const CUSTODY_STATES = [
  "not_printed",
  "desk",
  "out",
  "lost",
  "stolen",
  "destroyed",
] as const;
export type CustodyState = (typeof CUSTODY_STATES)[number];

export const CUSTODY_REFUSALS = [
  "not_printed",
  "handed_before",
  "not_here",
  "not_out",
  "is_destroyed",
] as const;
export type CustodyRefusal = (typeof CUSTODY_REFUSALS)[number];

/** Where a badge is after its last move. One that never moved lies at the desk once a print of it was not spoiled. */
export const AFTER_MOVE = {
  handed_over: "out",
  returned: "desk",
  lost: "lost",
  stolen: "stolen",
  destroyed: "destroyed",
} as const satisfies Record<CustodyMove, CustodyState>;

/**
 * Whether a badge may make this move from where it is. What was lost may be found and brought back; what was destroyed
 * stays so; nobody is handed what the desk does not hold.
 */
export function decideMove(from: CustodyState, move: CustodyMove): Result<null, CustodyRefusal> {
  if (from === "destroyed") return err("is_destroyed");
  switch (move) {
    case "handed_over":
      if (from === "not_printed") return err("not_printed");
      if (from === "out") return err("handed_before");
      return from === "desk" ? ok(null) : err("not_here");
    case "returned":
      return from === "out" || from === "lost" || from === "stolen" ? ok(null) : err("not_out");
    case "lost":
    case "stolen":
      return from === "not_printed" ? err("not_printed") : ok(null);
    case "destroyed":
      return from === "not_printed" ? err("not_printed") : ok(null);
  }
}
