import { and, eq, inArray, isNull } from "drizzle-orm";

import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { err, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { lockPass } from "../pass/floater.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { moveItem } from "./move.server.ts";

/** What goes over the counter. */
export type Handed = {
  id: string;
  /** Null of a pass. */
  nomineeId: string | null;
  delegationId: string;
  name: string;
  /** Who may take it without a letter; a floater is nobody's. */
  holder: string;
};
type By = { receiptId: string; actor: string; now: Date };
type Moved = Result<null, "not_live" | CustodyRefusal>;

/** The badges and passes of these ids, badges first, each kind in the order of ids. */
export async function handedItems(tx: Transaction, itemIds: readonly string[]): Promise<Handed[]> {
  const ids = itemIds.filter(isUuid);
  const badges = await tx
    .select({ id: badge.id, nominee })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(inArray(badge.id, ids))
    .orderBy(badge.id);
  const passes = await tx.select().from(pass).where(inArray(pass.id, ids)).orderBy(pass.id);
  return [
    ...badges.map(({ id, nominee: person }) => ({
      id,
      nomineeId: person.id,
      delegationId: person.delegationId,
      name: surnameFirst(person),
      holder: surnameFirst(person),
    })),
    ...passes.map(({ id, delegationId, number, holderName }) => ({
      ...{ id, nomineeId: null, delegationId },
      name: holderName || number,
      holder: holderName,
    })),
  ];
}

/** Writes that a live badge went out, and that its holder has it. */
export async function collectBadge(
  tx: Transaction,
  { badgeId, nomineeId }: { badgeId: string; nomineeId: string },
  { now, ...by }: By,
): Promise<Moved> {
  await lockHolder(tx, badgeId);
  // The badge may have died while we waited for the person's row: read it again, under the lock.
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  if (!live) return err("not_live");
  const moved = await moveItem(tx, { item: { badgeId }, move: "handed_over", now, ...by });
  if (!moved.ok) return moved;
  await tx
    .update(nominee)
    .set({ status: "collected", changedAt: now })
    .where(and(eq(nominee.id, nomineeId), eq(nominee.status, "badge_ready")));
  return moved;
}

/** Writes that a live pass went out. */
export async function collectPass(tx: Transaction, passId: string, by: By): Promise<Moved> {
  const found = await lockPass(tx, passId);
  if (!found?.issuedAt || found.revokedAt) return err("not_live");
  return moveItem(tx, { item: { passId }, move: "handed_over", ...by });
}
