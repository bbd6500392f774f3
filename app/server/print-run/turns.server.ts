import { and, eq, inArray } from "drizzle-orm";

import { isUnderWay } from "#app/domain/badge/print.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { parseReason } from "#app/domain/vetting/reason.ts";
import { printBatch, printEntry, printItem } from "#db/schema/print.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { queueClearing, queuePrint } from "./queue.server.ts";
import type { By } from "./start.server.ts";

export type TurnRefusal = "missing" | "not_now";

/** Ends a batch: parts that stand stay printed, the rest is left out. Work under way keeps nothing of its part. */
export const cancelPrint = (id: string, by: By): Promise<Result<null, TurnRefusal>> =>
  turn(id, async (tx, batch) => {
    if (!isUnderWay(batch.state) && batch.state !== "failed") return err("not_now");
    await tx
      .update(printItem)
      .set({ state: "left_out", why: "cancelled" })
      .where(and(eq(printItem.batchId, id), eq(printItem.state, "waiting")));
    await tx
      .update(printBatch)
      .set({ state: "cancelled", endedAt: by.now })
      .where(eq(printBatch.id, id));
    await onRecord(tx, "print.cancelled", id, by);
    await queueClearing(tx, id);
    return ok(null);
  });

/** Takes up a batch that failed, behind the last part that stands. */
export const retryPrint = (id: string, by: By): Promise<Result<null, TurnRefusal>> =>
  turn(id, async (tx, batch) => {
    if (batch.state !== "failed") return err("not_now");
    await tx
      .update(printBatch)
      .set({ state: "waiting", endedAt: null })
      .where(eq(printBatch.id, id));
    await onRecord(tx, "print.retried", id, by);
    await queuePrint(tx, id);
    return ok(null);
  });

export type SpoilRefusal = TurnRefusal | "nobody" | "reason_missing" | "reason_too_long";

/** Longest reason of a spoiled print, in characters. */
export const LONGEST_SPOIL_REASON = 200;

/**
 * Writes down that prints were spoiled and destroyed, with the reason; their badges may stand in another batch. Answers
 * how many: those spoiled before, or not printed in this batch, count as nothing.
 */
export async function spoilPrints(
  id: string,
  { badgeIds, reason: typed }: { badgeIds: readonly string[]; reason: string },
  by: By,
): Promise<Result<{ spoiled: number }, SpoilRefusal>> {
  const marked = [...new Set(badgeIds)].filter(isUuid);
  if (marked.length === 0) return err("nobody");
  const reason = parseReason(typed, LONGEST_SPOIL_REASON);
  if (!reason.ok) return reason;
  if (reason.value === "") return err("reason_missing");
  return turn(id, async (tx, batch) => {
    const spoiled = await tx
      .update(printItem)
      .set({ state: "spoiled" })
      .where(
        and(
          eq(printItem.batchId, id),
          eq(printItem.state, "printed"),
          inArray(printItem.badgeId, marked),
        ),
      )
      .returning({ badgeId: printItem.badgeId, part: printItem.part });
    const entries = spoiled.flatMap(({ badgeId, part }) =>
      badgeId === null
        ? []
        : [
            {
              ...{ at: by.now, actor: by.actor, kind: "spoiled" as const, badgeId, batchId: id },
              ...{ part, stock: batch.stock, reason: reason.value },
            },
          ],
    );
    if (entries.length > 0) {
      await tx.insert(printEntry).values(entries);
      await onRecord(tx, "print.spoiled", id, by);
    }
    return ok({ spoiled: entries.length });
  });
}

type Batch = typeof printBatch.$inferSelect;

function turn<Value, Refusal>(
  id: string,
  take: (tx: Transaction, batch: Batch) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | TurnRefusal>> {
  if (!isUuid(id)) return Promise.resolve(err("missing"));
  return database().transaction<Result<Value, Refusal | TurnRefusal>>(async (tx) => {
    const [batch] = await tx.select().from(printBatch).where(eq(printBatch.id, id)).for("update");
    return batch ? take(tx, batch) : err("missing");
  });
}

const onRecord = (tx: Transaction, action: string, subjectId: string, { actor, now }: By) =>
  audit(tx, { actor, action, subjectKind: "print_batch", subjectId, at: now });
