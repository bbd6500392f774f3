import { type CustodyMove, type CustodyRefusal, decideMove } from "#app/domain/custody/custody.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { custodyEvent } from "#db/schema/custody.ts";

import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { standings } from "./standing.server.ts";

type Move = {
  badgeId: string;
  move: CustodyMove;
  receiptId?: string;
  /** An account: custody is between people. */
  actor: string;
  now: Date;
};

/**
 * Writes that a badge moved. The caller holds the holder's row (`lockHolder`); whoever does not is stopped by
 * `badge_moves_one_turn_at_a_time`.
 * @returns why it cannot move so from where it is: nothing is changed
 */
export async function moveBadge(
  tx: Transaction,
  { badgeId, move, receiptId, actor, now }: Move,
): Promise<Result<null, CustodyRefusal>> {
  const standing = (await standings(tx, [badgeId])).get(badgeId);
  if (!standing) throw new Error(`No badge ${badgeId}`);
  const decided = decideMove(standing.state, move);
  if (!decided.ok) return decided;
  const turn = standing.turn + 1;
  await tx.insert(custodyEvent).values({ badgeId, turn, move, receiptId, actor, at: now });
  await audit(tx, {
    actor,
    action: `badge.${move}`,
    subjectKind: "badge",
    subjectId: badgeId,
    fields: ["custody"],
    at: now,
  });
  return ok(null);
}

/** Writes a move that may not be due: a badge that never left the press cannot be lost. */
export async function moveIfHeld(tx: Transaction, move: Move): Promise<void> {
  const moved = await moveBadge(tx, move);
  if (!moved.ok && moved.error !== "not_printed" && moved.error !== "is_destroyed")
    throw new Error(`Badge ${move.badgeId}: ${moved.error}`);
}
