import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";

import type { PurgedClass } from "#app/domain/retention/classes.ts";
import { HOLDINGS, isPurgeable } from "#app/domain/retention/holdings.ts";
import { dueRules } from "#app/domain/retention/rules.ts";
import { isUnderWay } from "#app/domain/retention/run.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { destructionAct, destructionRun } from "#db/schema/retention.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { closeRun } from "./close.server.ts";
import { wouldDestroy } from "./dry-run.server.ts";
import { actorOf, type Keeper } from "./holds.server.ts";
import { destroyStatement } from "./statements.server.ts";

type Run = typeof destructionRun.$inferSelect;

/** Pages of a table that one transaction goes through: some hundred records, a moment of work even where they are photos. */
const BLOCKS = 16;

/** The classes that are due on a day. */
export async function dueClasses(now: Date): Promise<PurgedClass[]> {
  return dueRules(await summitDefinition(), astanaDay(now))
    .filter(({ isDue }) => isDue)
    .map(({ data }) => data);
}

/**
 * Orders the destruction of what is due. A run that failed is taken up again where it stopped, rather than another begun.
 * @returns `nothing_due` where the schedule or a hold leaves nothing; `under_way` while another run works
 */
export async function orderRun(
  by: Keeper,
): Promise<Result<{ runId: string }, "nothing_due" | "under_way">> {
  const classes = await dueClasses(by.now);
  try {
    return await database().transaction(async (tx) => {
      const [failed] = await tx
        .update(destructionRun)
        .set({ stage: "running" })
        .where(eq(destructionRun.stage, "failed"))
        .returning({ id: destructionRun.id });
      if (failed) {
        await queueRun(tx, failed.id);
        return ok({ runId: failed.id });
      }
      if ((await wouldDestroy(classes, tx)).length === 0) return err("nothing_due");
      const [run] = await tx
        .insert(destructionRun)
        .values({ classes, orderedBy: by.actor, orderedAt: by.now })
        .returning({ id: destructionRun.id });
      if (!run) throw new Error("The run was not written");
      await audit(tx, {
        actor: actorOf(by),
        action: "destruction.ordered",
        subjectKind: "destruction_run",
        subjectId: run.id,
        fields: classes,
        at: by.now,
      });
      await queueRun(tx, run.id);
      return ok({ runId: run.id });
    });
  } catch (error) {
    if (constraintOf(error) === "one_destruction_at_a_time") return err("under_way");
    throw error;
  }
}

const queueRun = (tx: Transaction, runId: string) =>
  queueJob(tx, "destroy_due", { runId }, { key: `destroy:${runId}`, attempts: 5 });

/** Works a run off here and now, as its job would, and beside it should one come. @returns the number of its act */
export async function workOffRun(runId: string): Promise<number> {
  while (await destroyNext(runId));
  await closeRun(runId);
  const [act] = await database()
    .select({ number: destructionAct.number })
    .from(destructionAct)
    .where(eq(destructionAct.runId, runId));
  if (!act) throw new Error("The run has not ended");
  return act.number;
}

/** The job `destroy_due`: batch after batch, each with its counts in one transaction; killed, it goes on behind the last. */
export const destroyDueJob: Task = async (payload, helpers) => {
  const { runId } = payload as { runId: string };
  try {
    while (await destroyNext(runId)) if (helpers.abortSignal?.aborted) throw new Error("Stopped");
    await closeRun(runId);
  } catch (error) {
    const { attempts, max_attempts: most } = helpers.job;
    if (attempts >= most)
      await database()
        .update(destructionRun)
        .set({ stage: "failed" })
        .where(eq(destructionRun.id, runId));
    throw error;
  }
};

/** Destroys the next batch of a run; false when none is left, or the run has ended. */
export function destroyNext(runId: string): Promise<boolean> {
  return database().transaction(async (tx) => {
    // A hold that is being placed comes before this batch, or after it; never in its middle.
    await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('retention holds'))`);
    const [run] = await tx
      .select()
      .from(destructionRun)
      .where(eq(destructionRun.id, runId))
      .for("update");
    if (!run || !isUnderWay(run.stage)) return false;
    const holding = stepsOf(run)[run.step];
    if (!holding) return false;
    if (run.stage === "waiting")
      await tx.update(destructionRun).set({ stage: "running" }).where(eq(destructionRun.id, runId));
    const pages = run.block === 0 ? await pagesOf(tx, holding.table) : run.blocks;
    const until = run.block + BLOCKS;
    const gone = await tx.execute<{ records: number }>(
      destroyStatement(holding, runId, { blocks: { from: run.block, until } }),
    );
    if (gone.length > 0)
      await audit(tx, {
        actor: run.orderedBy ?? "system",
        action: "data.destroyed",
        subjectKind: "destruction_run",
        subjectId: runId,
        fields: holding.columns.map((column) => `${holding.table}.${column}`),
        at: await summitNow(),
      });
    const isLast = until >= pages;
    await tx
      .update(destructionRun)
      .set(isLast ? { step: run.step + 1, block: 0, blocks: 0 } : { block: until, blocks: pages })
      .where(eq(destructionRun.id, runId));
    return true;
  });
}

const stepsOf = ({ classes }: Pick<Run, "classes">) =>
  HOLDINGS.filter(isPurgeable).filter(({ data }) => classes.includes(data));

async function pagesOf(tx: Transaction, table: string): Promise<number> {
  const [size] = await tx.execute<{ pages: number }>(
    sql`select (pg_relation_size(${table}::regclass) / current_setting('block_size')::int)::int as pages`,
  );
  return size?.pages ?? 0;
}

/** The run under way or the one that failed, with how far it is; null when there is none. */
export async function standingRun() {
  const [run] = await database()
    .select()
    .from(destructionRun)
    .where(inArray(destructionRun.stage, ["waiting", "running", "failed"]))
    .orderBy(desc(destructionRun.orderedAt))
    .limit(1);
  if (!run) return null;
  const steps = stepsOf(run).length;
  const within = run.blocks > 0 ? run.block / run.blocks : 0;
  return { id: run.id, stage: run.stage, percent: Math.floor((100 * (run.step + within)) / steps) };
}
