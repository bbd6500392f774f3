import { createHash } from "node:crypto";

import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { BADGES_A_PART, isUnderWay, type LeftOutReason } from "#app/domain/badge/print.ts";
import { SHEETS } from "#app/domain/badge/sheets.ts";
import { badge } from "#db/schema/badge.ts";
import { printBatch, printEntry, printItem, printPart } from "#db/schema/print.ts";

import { issueBadge } from "../badge/issue.server.ts";
import { badgePdf } from "../badge/pdf.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { queueClearing } from "./queue.server.ts";

type Batch = typeof printBatch.$inferSelect;
type Item = typeof printItem.$inferSelect;

/**
 * The job `print_batch`: draws part after part. A part, its items and its lines of the register are written in one
 * transaction, so that after a crash the work goes on behind the last part that stands, and nothing is printed twice.
 */
export const printBatchJob: Task = async (payload, helpers) => {
  const { batchId } = payload as { batchId: string };
  try {
    while (await drawNext(batchId)) if (helpers.abortSignal?.aborted) throw new Error("Stopped");
  } catch (error) {
    const { attempts, max_attempts: most } = helpers.job;
    if (attempts >= most) await end(batchId, "failed");
    throw error;
  }
};

/** Draws one part; false when nothing is left to do. */
async function drawNext(batchId: string): Promise<boolean> {
  const [batch] = await database().select().from(printBatch).where(eq(printBatch.id, batchId));
  if (!batch || !isUnderWay(batch.state)) return false;
  const waiting = await database()
    .select()
    .from(printItem)
    .where(and(eq(printItem.batchId, batchId), eq(printItem.state, "waiting")))
    .orderBy(asc(printItem.position))
    .limit(BADGES_A_PART);
  if (waiting.length === 0) {
    await end(batchId, "done");
    return false;
  }
  const now = await summitNow();
  for (const item of waiting) if (item.badgeId === null) await issueFor(batch, item, now);
  const live = await liveItems(batchId, waiting);
  if (live.length === 0) return true;
  const sheet = SHEETS.find((kind) => kind === batch.sheet);
  const badgeIds = live.map(({ badgeId }) => badgeId);
  const pdf = await badgePdf(badgeIds, sheet);
  try {
    await database().transaction((tx) => writePart(tx, batch, { live, pdf, now }));
  } catch (error) {
    // Somebody's badge died while it was drawn: the part is drawn again without it.
    if (constraintOf(error) !== "dead_badge_is_never_printed") throw error;
  }
  return true;
}

/** Issues the badge of an item, or leaves it out with the reason. Both in one transaction with the item. */
async function issueFor(batch: Batch, item: Item, now: Date): Promise<void> {
  try {
    await database().transaction(async (tx) => {
      const order = { nomineeId: item.nomineeId, actor: batch.askedBy, now, unlessLive: true };
      const made = await issueBadge(tx, order);
      if (made.ok) {
        await tx.update(printItem).set({ badgeId: made.value.badgeId }).where(isItem(item));
        return;
      }
      const lives = made.error === "already_issued" ? await liveBadgeOf(tx, item) : null;
      if (lives) await tx.update(printItem).set({ badgeId: lives }).where(isItem(item));
      else await leaveOut(tx, item, made.error);
    });
  } catch (error) {
    if (constraintOf(error) !== "badge_in_one_print") throw error;
    await database().transaction((tx) => leaveOut(tx, item, "printed_elsewhere"));
  }
}

async function liveBadgeOf(tx: Transaction, { nomineeId }: Item): Promise<string | null> {
  const [row] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(
      and(eq(badge.nomineeId, nomineeId), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    );
  return row?.id ?? null;
}

const isItem = ({ batchId, position }: Pick<Item, "batchId" | "position">) =>
  and(
    eq(printItem.batchId, batchId),
    eq(printItem.position, position),
    eq(printItem.state, "waiting"),
  );

const leaveOut = (tx: Transaction, item: Item, why: LeftOutReason) =>
  tx.update(printItem).set({ state: "left_out", why }).where(isItem(item));

/** Those of a part whose badge lives; the dead are left out. */
async function liveItems(batchId: string, items: readonly Item[]) {
  const rows = await database()
    .select({ item: printItem, badge })
    .from(printItem)
    .innerJoin(badge, eq(badge.id, printItem.badgeId))
    .where(
      and(
        eq(printItem.batchId, batchId),
        eq(printItem.state, "waiting"),
        inArray(
          printItem.position,
          items.map(({ position }) => position),
        ),
      ),
    )
    .orderBy(asc(printItem.position));
  const dead = rows.filter(({ badge: one }) => one.revokedAt ?? one.supersededAt);
  if (dead.length > 0)
    await database().transaction(async (tx) => {
      for (const { item } of dead) await leaveOut(tx, item, "badge_dead");
    });
  return rows
    .filter(({ badge: one }) => !one.revokedAt && !one.supersededAt)
    .map(({ item, badge: one }) => ({ position: item.position, badgeId: one.id }));
}

type Drawn = { live: readonly { position: number; badgeId: string }[]; pdf: Uint8Array; now: Date };

/** Writes a part down, unless the batch was ended or another worker wrote it meanwhile: then nothing of it is kept. */
async function writePart(tx: Transaction, { id: batchId }: Batch, { live, pdf, now }: Drawn) {
  const [batch] = await tx
    .select()
    .from(printBatch)
    .where(eq(printBatch.id, batchId))
    .for("update");
  if (!batch || !isUnderWay(batch.state)) return;
  const [last] = await tx
    .select({ part: sql<number>`coalesce(max(${printPart.part}), 0)::int` })
    .from(printPart)
    .where(eq(printPart.batchId, batchId));
  const part = (last?.part ?? 0) + 1;
  const positions = live.map(({ position }) => position);
  const printed = await tx
    .update(printItem)
    .set({ state: "printed", part })
    .where(
      and(
        eq(printItem.batchId, batchId),
        eq(printItem.state, "waiting"),
        inArray(printItem.position, positions),
      ),
    )
    .returning({ badgeId: printItem.badgeId });
  // Another worker was first with some of them: what was drawn is not what would be written.
  if (printed.length !== live.length) throw new Error("Another worker drew this part");
  const sha256 = createHash("sha256").update(pdf).digest();
  await tx
    .insert(printPart)
    .values({ batchId, part, badges: live.length, sha256, pdf: Buffer.from(pdf), drawnAt: now });
  await tx.insert(printEntry).values(
    live.map(({ badgeId }) => ({
      ...{ at: now, actor: batch.askedBy, kind: "printed" as const },
      ...{ badgeId, batchId, part, stock: batch.stock },
    })),
  );
  if (batch.state === "waiting")
    await tx.update(printBatch).set({ state: "drawing" }).where(eq(printBatch.id, batchId));
}

async function end(batchId: string, state: "done" | "failed"): Promise<void> {
  const endedAt = await summitNow();
  await database().transaction(async (tx) => {
    const [ended] = await tx
      .update(printBatch)
      .set({ state, endedAt })
      .where(and(eq(printBatch.id, batchId), inArray(printBatch.state, ["waiting", "drawing"])))
      .returning({ id: printBatch.id });
    if (ended) await queueClearing(tx, batchId);
  });
}

/** The job `clear_print`: the pages go, the register and the digests stay. */
export const clearPrintJob: Task = async (payload) => {
  const { batchId } = payload as { batchId: string };
  await database().update(printPart).set({ pdf: null }).where(eq(printPart.batchId, batchId));
};
