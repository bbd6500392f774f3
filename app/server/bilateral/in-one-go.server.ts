import { sql } from "drizzle-orm";

import type { PlacementProblem } from "#app/domain/bilateral/placement.ts";
import { err, type Result } from "#app/domain/result.ts";

import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import type { Meeting } from "./load-board.server.ts";

/** Why a meeting was not placed, moved, pinned or removed; nothing was changed. */
export type BoardRefusal =
  | { kind: "problems"; requestId: string; problems: readonly PlacementProblem[] }
  /** No such request, room or meeting. */
  | { kind: "unknown" }
  | { kind: "pinned" }
  /** Somebody else was quicker; `meeting` is where it stands now, null when it has no place any more. */
  | { kind: "changed_meanwhile"; meeting: Meeting | null }
  /** The database refused, and the reason had vanished when we looked. */
  | { kind: "clash"; constraint: ClashConstraint };

export const CLASH_CONSTRAINTS = [
  "room_never_double_booked",
  "principal_never_in_two_places",
  "one_meeting_a_request",
] as const;
export type ClashConstraint = (typeof CLASH_CONSTRAINTS)[number];

const ATTEMPTS = 3;

/**
 * Runs one change of the board in a transaction. The exclusion constraints are deferred, so a lost race shows at
 * commit: the change is then decided anew, and the second look sees who won and says so.
 */
export async function inOneGo<T>(
  change: (tx: Transaction) => Promise<Result<T, BoardRefusal>>,
): Promise<Result<T, BoardRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().transaction(async (tx) => {
        const result = await change(tx);
        if (result.ok) await tx.execute(sql`select pg_notify('bilaterals', '')`);
        return result;
      });
    } catch (error) {
      const constraint = clashOf(error);
      if (!constraint) throw error;
      if (attempt === ATTEMPTS) return err({ kind: "clash", constraint });
    }
  }
}

function clashOf(error: unknown): ClashConstraint | undefined {
  const name = constraintOf(error);
  return CLASH_CONSTRAINTS.find((constraint) => constraint === name);
}
