import { and, count, eq, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { OPEN_STAGES, type ImportStage } from "#app/domain/import/stages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { importRow, nomineeImport } from "#db/schema/import.ts";

import { realNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { dropEverythingIn } from "./drop.server.ts";

export type Importer = { accountId: string; delegationId: string };
type TurnRefusal = "not_found" | "not_now";
type Import = typeof nomineeImport.$inferSelect;

/** Locks an import of this delegation and gives it a turn, where its stage allows it. */
async function turn(
  { delegationId }: Importer,
  id: string,
  from: readonly ImportStage[],
  give: (tx: Transaction, current: Import) => Promise<boolean>,
): Promise<Result<null, TurnRefusal>> {
  if (!isUuid(id)) return err("not_found");
  return database().transaction(async (tx) => {
    const [current] = await tx
      .select()
      .from(nomineeImport)
      .where(and(eq(nomineeImport.id, id), eq(nomineeImport.delegationId, delegationId)))
      .for("update");
    if (!current) return err("not_found");
    if (!from.includes(current.stage)) return err("not_now");
    return (await give(tx, current)) ? ok(null) : err("not_now");
  });
}

/** Puts the saving into the queue; refused while a row must be mended, or when nobody is new. */
export const confirmImport = (importer: Importer, id: string) =>
  turn(importer, id, ["ready"], async (tx, { attempt }) => {
    const states = await tx
      .select({ state: importRow.state, rows: count() })
      .from(importRow)
      .where(eq(importRow.importId, id))
      .groupBy(importRow.state);
    const rowsIn = (state: string): number => states.find((one) => one.state === state)?.rows ?? 0;
    if (rowsIn("faulty") > 0 || rowsIn("new") === 0) return false;
    await tx
      .update(nomineeImport)
      .set({ stage: "saving", changedAt: realNow() })
      .where(eq(nomineeImport.id, id));
    await queueSaving(tx, importer, id, attempt);
    return true;
  });

const queueSaving = (tx: Transaction, { accountId }: Importer, id: string, attempt: number) =>
  queueJob(tx, "save_list", { importId: id, attempt, actor: accountId }, { attempts: 3 });

/** Leaves out every row that must be mended; the others can then be saved. */
export const leaveOutFaulty = (importer: Importer, id: string) =>
  turn(importer, id, ["ready"], async (tx) => {
    await tx
      .update(importRow)
      .set({ state: "left_out" })
      .where(and(eq(importRow.importId, id), eq(importRow.state, "faulty")));
    return true;
  });

/** Ends an import and deletes all of it. Work under way ends at its next word. */
export const cancelImport = (importer: Importer, id: string) =>
  turn(importer, id, OPEN_STAGES, async (tx) => {
    await end(tx, id);
    return true;
  });

async function end(tx: Transaction, id: string): Promise<void> {
  await dropEverythingIn(tx, id);
  await tx
    .update(nomineeImport)
    .set({ stage: "cancelled", aboutSealed: null, changedAt: realNow() })
    .where(eq(nomineeImport.id, id));
}

/** How long without a word from the work means that its process is gone, in milliseconds. */
const STALLED_AFTER = 60_000;

export const isStalled = ({ stage, changedAt }: Pick<Import, "stage" | "changedAt">): boolean =>
  (stage === "waiting" || stage === "reading" || stage === "saving") &&
  realNow().getTime() - changedAt.getTime() > STALLED_AFTER;

/** Begins anew what failed, or whose process is gone; what the earlier try still does is no longer heard. */
export const retryImport = (importer: Importer, id: string) =>
  turn(importer, id, OPEN_STAGES, async (tx, current) => {
    if (current.stage !== "failed" && !isStalled(current)) return false;
    const attempt = current.attempt + 1;
    // The uploaded files are deleted once they are read: without them it was the saving that failed.
    const read = await tx.execute<{ here: boolean }>(
      sql`select exists (select from import_chunk where import_id = ${id}) as here`,
    );
    const reading = read[0]?.here === true;
    await tx
      .update(nomineeImport)
      .set({ stage: reading ? "waiting" : "saving", attempt, changedAt: realNow() })
      .where(eq(nomineeImport.id, id));
    if (reading) await queueJob(tx, "read_list", { importId: id, attempt }, { attempts: 3 });
    else await queueSaving(tx, importer, id, attempt);
    return true;
  });

/** The job `clear_list`: a day after its upload an import is over, whatever became of it, and nothing personal remains. */
export const clearListJob: Task = async (payload) => {
  const { importId } = payload as { importId: string };
  await database().transaction(async (tx) => {
    const [current] = await tx
      .select()
      .from(nomineeImport)
      .where(eq(nomineeImport.id, importId))
      .for("update");
    if (!current) return;
    const over = (["saved", "refused", "cancelled"] as const).some(
      (stage) => stage === current.stage,
    );
    await dropEverythingIn(tx, importId);
    await tx
      .update(nomineeImport)
      .set({ aboutSealed: null, ...(over ? {} : { stage: "cancelled", changedAt: realNow() }) })
      .where(eq(nomineeImport.id, importId));
  });
};
