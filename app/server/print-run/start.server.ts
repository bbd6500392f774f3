import { type PrintRefusal, type PrintScope, readStock } from "#app/domain/badge/print.ts";
import type { SheetKind } from "#app/domain/badge/sheets.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { printBatch, printItem } from "#db/schema/print.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { queuePrint } from "./queue.server.ts";
import { candidatesWithin } from "./scope.server.ts";

export type PrintOrder = { scope: PrintScope; sheet: SheetKind; stock: string };
export type By = { actor: string; now: Date };

/** Rows of one statement. */
const ROWS = 1000;

/**
 * Begins a batch: its list is written down and its work queued in one transaction. Badges that stand in a print already
 * are left out; one that another batch takes at this very moment refuses the whole (`overtaken`), and nothing is kept.
 */
export async function startPrint(
  { scope, sheet, stock: typed }: PrintOrder,
  { actor, now }: By,
): Promise<Result<{ id: string }, PrintRefusal>> {
  const stock = readStock(typed);
  if (!stock.ok) return stock;
  const { categories } = await summitDefinition();
  try {
    return await database().transaction(async (tx) => {
      const people = (await candidatesWithin(tx, scope, categories)).filter(
        ({ printed, lacksPhoto }) => !printed && !lacksPhoto,
      );
      if (people.length === 0) return err("nobody");
      const [batch] = await tx
        .insert(printBatch)
        .values({
          ...{ scope, sheet, stock: stock.value, askedBy: actor, askedAt: now },
          total: people.length,
        })
        .returning({ id: printBatch.id });
      if (!batch) throw new Error("The batch was not written");
      const items = people.map(({ nomineeId, badgeId }, at) => ({
        ...{ batchId: batch.id, position: at + 1, nomineeId, badgeId },
      }));
      for (let at = 0; at < items.length; at += ROWS)
        await tx.insert(printItem).values(items.slice(at, at + ROWS));
      await audit(tx, {
        actor,
        action: "print.started",
        subjectKind: "print_batch",
        subjectId: batch.id,
        at: now,
      });
      await queuePrint(tx, batch.id);
      return ok(batch);
    });
  } catch (error) {
    if (constraintOf(error) === "badge_in_one_print") return err("overtaken");
    throw error;
  }
}
