import { and, count, eq, isNull, sql } from "drizzle-orm";

import { isPurgedClass } from "#app/domain/retention/classes.ts";
import { dueRules } from "#app/domain/retention/rules.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { headText } from "#app/domain/audit/head.ts";
import type { ActHolds } from "#app/domain/retention/act.ts";
import { nominee } from "#db/schema/nominee.ts";
import {
  destructionAct,
  destructionLine,
  destructionRun,
  retentionHold,
} from "#db/schema/retention.ts";

import { sealTrail } from "../audit/seal.server.ts";
import { auditHead } from "../audit/verify-trail.server.ts";
import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** Ends a run with its act; a run that has one already is left alone. */
export async function closeRun(runId: string): Promise<void> {
  // So that the head on the act covers what was destroyed.
  while ((await sealTrail()) > 0);
  const now = await summitNow();
  const { rules } = await rulesNow(now);
  await database().transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(destructionRun)
      .where(and(eq(destructionRun.id, runId), eq(destructionRun.stage, "running")))
      .for("update");
    if (!run) return;
    const own = rules.filter(({ data }) => run.classes.includes(data));
    await writeAct(tx, { runId, rules: own, actor: run.orderedBy ?? "system", now });
  });
}

type Closing = {
  runId: string;
  rules: (typeof destructionAct.$inferSelect)["rules"];
  actor: string;
  now: Date;
};

/** Ends a run and writes its act, in the caller's transaction. @returns the act's number */
export async function writeAct(
  tx: Transaction,
  { runId, rules, actor, now }: Closing,
): Promise<number> {
  await tx.update(destructionRun).set({ stage: "done" }).where(eq(destructionRun.id, runId));
  const [sum] = await tx
    .select({ records: sql<number>`coalesce(sum(${destructionLine.records}), 0)::int` })
    .from(destructionLine)
    .where(and(eq(destructionLine.runId, runId), eq(destructionLine.counted, true)));
  const head = await auditHead(tx);
  const [act] = await tx
    .insert(destructionAct)
    .values({
      ...{ runId, rules, closedAt: now, records: sum?.records ?? 0 },
      holds: await heldNow(tx),
      head: head && headText(head),
    })
    .returning({ number: destructionAct.number });
  if (!act) throw new Error("The act was not written");
  await audit(tx, {
    actor,
    action: "destruction_act.closed",
    subjectKind: "destruction_run",
    subjectId: runId,
    fields: ["rules", "holds", "records", "head"],
    at: now,
  });
  return act.number;
}

async function rulesNow(now: Date) {
  const due = dueRules(await summitDefinition(), astanaDay(now));
  return { rules: due.map(({ data, days, dueOn }) => ({ data, days, dueOn })) };
}

async function heldNow(tx: Transaction): Promise<ActHolds> {
  const standing = await tx.select().from(retentionHold).where(isNull(retentionHold.liftedAt));
  const people = await tx
    .select({ delegation: nominee.delegationId, count: count() })
    .from(retentionHold)
    .innerJoin(nominee, eq(nominee.id, retentionHold.nomineeId))
    .where(isNull(retentionHold.liftedAt))
    .groupBy(nominee.delegationId)
    .orderBy(nominee.delegationId);
  const classes = standing.flatMap(({ data }) => (data && isPurgedClass(data) ? [data] : []));
  const delegations = standing.flatMap(({ delegationId }) => delegationId ?? []);
  return {
    classes: [...new Set(classes)].toSorted(),
    delegations: [...new Set(delegations)].toSorted(),
    people,
  };
}
