import { and, desc, eq, sql } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { PURGED_CLASSES, type DataClass } from "#app/domain/retention/classes.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { destructionAct, destructionLine, destructionRun } from "#db/schema/retention.ts";

import { database } from "../platform/database.server.ts";

/** All acts, the newest first. */
export function listActs() {
  return database()
    .select({
      number: destructionAct.number,
      closedAt: destructionAct.closedAt,
      records: destructionAct.records,
      by: account.name,
      ofOnePerson: sql<boolean>`${destructionRun.nomineeId} is not null`,
    })
    .from(destructionAct)
    .innerJoin(destructionRun, eq(destructionRun.id, destructionAct.runId))
    .leftJoin(account, eq(account.id, destructionRun.orderedBy))
    .orderBy(desc(destructionAct.number));
}

/** An act with its counts, as it is printed; null for a number that there is not. */
export async function readAct(number: number) {
  const [row] = await database()
    .select({
      act: destructionAct,
      run: destructionRun,
      number: nominee.number,
      code: delegation.code,
    })
    .from(destructionAct)
    .innerJoin(destructionRun, eq(destructionRun.id, destructionAct.runId))
    .leftJoin(nominee, eq(nominee.id, destructionRun.nomineeId))
    .leftJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(eq(destructionAct.number, number));
  if (!row) return null;
  const { act, run } = row;
  const lines = await countsOf(act.runId);
  const classes: DataClass[] = [...PURGED_CLASSES, "delegation_list" as const].filter((data) =>
    run.classes.includes(data),
  );
  return {
    ...act,
    orderedAt: run.orderedAt,
    /** What an act says of who ordered it: the beginning of the account's id, which leads nowhere but into the trail. */
    orderedBy: run.orderedBy?.slice(0, 8) ?? null,
    person: row.number !== null && row.code !== null ? personNumber(row.code, row.number) : null,
    classes: classes.map((data) => ({
      data,
      dueOn: act.rules.find((rule) => rule.data === data)?.dueOn ?? null,
      records: lines
        .filter((line) => line.data === data)
        .reduce((sum, { records }) => sum + records, 0),
    })),
    lines,
  };
}
export type ActPage = NonNullable<Awaited<ReturnType<typeof readAct>>>;

const countsOf = (runId: string) =>
  database()
    .select({
      data: destructionLine.data,
      delegation: delegation.name,
      records: sql<number>`sum(${destructionLine.records})::int`,
    })
    .from(destructionLine)
    .leftJoin(delegation, eq(delegation.id, destructionLine.delegationId))
    .where(and(eq(destructionLine.runId, runId), eq(destructionLine.counted, true)))
    .groupBy(destructionLine.data, delegation.id)
    .orderBy(sql`${delegation.sortKey} nulls last`, destructionLine.data);
