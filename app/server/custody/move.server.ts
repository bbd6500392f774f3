import { type CustodyMove, type CustodyRefusal, decideMove } from "#app/domain/custody/custody.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { custodyEvent } from "#db/schema/custody.ts";

import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { standings } from "./standing.server.ts";

/** A badge or a pass. */
export type Item = { badgeId: string } | { passId: string };

type Move = {
  item: Item;
  move: CustodyMove;
  receiptId?: string;
  /** An account: custody is between people. */
  actor: string;
  now: Date;
};

/**
 * Writes that a badge or pass moved. The caller holds its row or the holder's (`lockHolder`, `lockPass`); whoever does not
 * is stopped by `badge_moves_one_turn_at_a_time` and its like.
 * @returns why it cannot move so from where it is: nothing is changed
 */
export async function moveItem(
  tx: Transaction,
  { item, move, receiptId, actor, now }: Move,
): Promise<Result<null, CustodyRefusal>> {
  const [kind, id] = "badgeId" in item ? ["badge", item.badgeId] : ["pass", item.passId];
  const standing = (await standings(tx, [id])).get(id);
  if (!standing) throw new Error(`Nothing is known of ${kind} ${id}`);
  const decided = decideMove(standing.state, move);
  if (!decided.ok) return decided;
  const turn = standing.turn + 1;
  await tx.insert(custodyEvent).values({ ...item, turn, move, receiptId, actor, at: now });
  await audit(tx, {
    actor,
    action: `${kind}.${move}`,
    subjectKind: kind,
    subjectId: id,
    fields: ["custody"],
    at: now,
  });
  return ok(null);
}

/** Writes a move if it is due: what never left the press cannot be lost. */
export async function moveIfDue(tx: Transaction, move: Move): Promise<void> {
  await moveItem(tx, move);
}
