import { and, eq, isNull } from "drizzle-orm";

import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { revokeBadge } from "../badge/revoke.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { moveBadge, moveIfHeld } from "./move.server.ts";

type By = { actor: string; now: Date };
/** What the desk does with a badge that comes back: keeps it to hand it over again, or destroys it. */
export type TakenBack = "keep" | "destroy";

/**
 * Takes badges back over the counter, each in a transaction of its own. A kept one that lives waits at the desk again;
 * a destroyed one is killed first, for nobody can check later that it is gone.
 */
export async function takeBack(
  badgeIds: readonly string[],
  then: TakenBack,
  by: By,
): Promise<{ count: number; refused: CustodyRefusal[] }> {
  const refused: CustodyRefusal[] = [];
  const ids = [...new Set(badgeIds)].toSorted();
  for (const badgeId of ids) {
    const taken = await database().transaction((tx) => takeOne(tx, badgeId, then, by));
    if (!taken.ok) refused.push(taken.error);
  }
  return { count: ids.length - refused.length, refused };
}

async function takeOne(
  tx: Transaction,
  badgeId: string,
  then: TakenBack,
  { actor, now }: By,
): Promise<Result<null, CustodyRefusal>> {
  const held = await lockHolder(tx, badgeId);
  if (!held) return err("not_out");
  const back = await moveBadge(tx, { badgeId, move: "returned", actor, now });
  if (!back.ok) return back;
  if (then === "keep") await waitAgain(tx, badgeId, held.nomineeId, now);
  else return destroy(tx, badgeId, { actor, now });
  return ok(null);
}

/** A live badge at the desk can be handed over once more. */
async function waitAgain(tx: Transaction, badgeId: string, nomineeId: string, now: Date) {
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  if (!live) return;
  await tx
    .update(nominee)
    .set({ status: "badge_ready", changedAt: now })
    .where(and(eq(nominee.id, nomineeId), eq(nominee.status, "collected")));
}

/** Writes that a badge was destroyed at the desk, and kills it if it lived. The caller holds the holder's row. */
export async function destroy(
  tx: Transaction,
  badgeId: string,
  { actor, now }: By,
): Promise<Result<null, CustodyRefusal>> {
  const gone = await moveBadge(tx, { badgeId, move: "destroyed", actor, now });
  if (gone.ok) await revokeBadge(tx, { badgeId, reason: "returned", actor, now });
  return gone;
}

/** What becomes of the card itself when its badge is killed: lost, stolen, or handed in and destroyed on the spot. */
export async function moveKilled(
  tx: Transaction,
  { badgeId, reason, handedIn }: { badgeId: string; reason: string; handedIn: boolean },
  { actor, now }: By,
): Promise<void> {
  if (reason === "lost" || reason === "stolen")
    await moveIfHeld(tx, { badgeId, move: reason, actor, now });
  else if (handedIn) await moveIfHeld(tx, { badgeId, move: "destroyed", actor, now });
}
