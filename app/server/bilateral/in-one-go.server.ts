import { sql } from "drizzle-orm";

import {
  type BoardRefusal,
  CLASH_CONSTRAINTS,
  type ClashConstraint,
} from "#app/domain/bilateral/rearrange.ts";
import { err, type Result } from "#app/domain/result.ts";

import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { queueMeetingNews } from "./news/queue-news.server.ts";

/** Who changes the board, and when (summit time). */
export type ByHand = { actor: string; now: Date };

const ATTEMPTS = 3;

/**
 * Runs one change in a transaction. The exclusion constraints are deferred, so a lost race shows at commit: the change is
 * then decided anew, and the second look sees who won and says so.
 * @param giveUp what to answer when the database refused and the reason had vanished each time
 */
export async function untilDecided<T, R>(
  change: (tx: Transaction) => Promise<Result<T, R>>,
  giveUp: (constraint: ClashConstraint) => R,
): Promise<Result<T, R>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().transaction(change);
    } catch (error) {
      const constraint = clashOf(error);
      if (!constraint) throw error;
      if (attempt === ATTEMPTS) return err(giveUp(constraint));
    }
  }
}

/** Runs one change of the board, and has everybody told of it. */
export const inOneGo = <T>(
  change: (tx: Transaction) => Promise<Result<T, BoardRefusal>>,
): Promise<Result<T, BoardRefusal>> =>
  untilDecided<T, BoardRefusal>(
    async (tx) => {
      const result = await change(tx);
      if (result.ok) {
        await queueMeetingNews(tx);
        await tx.execute(sql`select pg_notify('bilaterals', '')`);
      }
      return result;
    },
    (constraint) => ({ kind: "clash", requestId: null, constraint }),
  );

function clashOf(error: unknown): ClashConstraint | undefined {
  const name = constraintOf(error);
  return CLASH_CONSTRAINTS.find((constraint) => constraint === name);
}
