import { and, eq, isNull } from "drizzle-orm";

import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { lockPass } from "../pass/floater.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { moveIfDue, moveItem } from "./move.server.ts";
import { destroy } from "./report.server.ts";

type By = { actor: string; now: Date };
/** What the desk does with what comes back: keeps it to hand it over again, or destroys it. */
export type TakenBack = "keep" | "destroy";

/**
 * Takes badges and passes back over the counter, each in a transaction of its own. What is kept and lives waits at the
 * desk again; what is destroyed is dead from then on, for nobody can check later that it is gone.
 */
export async function takeBack(
  itemIds: readonly string[],
  then: TakenBack,
  by: By,
): Promise<{ count: number; refused: CustodyRefusal[] }> {
  const refused: CustodyRefusal[] = [];
  const ids = [...new Set(itemIds)].toSorted();
  for (const id of ids) {
    const taken = await database().transaction((tx) => takeOne(tx, id, then, by));
    if (!taken.ok) refused.push(taken.error);
  }
  return { count: ids.length - refused.length, refused };
}

async function takeOne(
  tx: Transaction,
  id: string,
  then: TakenBack,
  by: By,
): Promise<Result<null, CustodyRefusal>> {
  const held = await lockHolder(tx, id);
  if (!held && !(await lockPass(tx, id))) return err("not_out");
  const item = held ? { badgeId: id } : { passId: id };
  const back = await moveItem(tx, { item, move: "returned", ...by });
  if (!back.ok) return back;
  if (then === "destroy") return destroy(tx, item, by);
  if (held) await waitAgain(tx, id, held.nomineeId, by.now);
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

/** What becomes of the card itself when its badge is killed: lost, stolen, or handed in and destroyed on the spot. */
export async function moveKilled(
  tx: Transaction,
  { badgeId, reason, handedIn }: { badgeId: string; reason: string; handedIn: boolean },
  by: By,
): Promise<void> {
  const item = { badgeId };
  if (reason === "lost" || reason === "stolen") await moveIfDue(tx, { item, move: reason, ...by });
  else if (handedIn) await moveIfDue(tx, { item, move: "destroyed", ...by });
}
