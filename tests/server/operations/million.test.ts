import postgres from "postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, it } from "vitest";

import {
  MEDIANS_AT_GATES,
  PASSAGES_BY_SLOT,
  SCANS_BY_MINUTE,
} from "#app/server/operations/counts.server.ts";
import { LAST_PASSAGES } from "#app/server/operations/inside.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase();
const sql = postgres(addressOf(inject("server"), "postgres", name), {
  max: 1,
  onnotice: () => undefined,
});
afterAll(() => sql.end());

const ASKED = ["passage_by_time", "passage_of_holder"];
/** Four days of 250,000 passages each, of 10,000 people; the last ends here. */
const END = new Date("2022-10-12T12:00:00Z");
const hours = (count: number) => new Date(END.getTime() - count * 3_600_000);

beforeAll(async () => {
  await sql`set session_replication_role = replica`;
  const indexes = await sql<{ indexname: string; indexdef: string }[]>`
    select indexname, indexdef from pg_indexes
    where tablename = 'passage' and indexname like 'passage\_%' and indexname not in
      (select conname from pg_constraint where conrelid = 'passage'::regclass)`;
  for (const { indexname } of indexes) await sql.unsafe(`drop index ${indexname}`);
  await sql`
    insert into passage (id, device_id, device_sequence, gate_id, direction, holder_id, verdict, decision, scanned_at)
    select gen_random_uuid(), md5((n % 40)::text)::uuid, n, (array['a', 'a-exit', 'e', 'e-exit'])[1 + n % 4],
      (array['entry', 'exit', 'entry', 'exit'])[1 + n % 4]::direction, md5('h' || n % 10000)::uuid, 'admit', 'admitted',
      ${END.toISOString()}::timestamptz - n * interval '345.6 milliseconds'
    from generate_series(1, 1000000) as n`;
  await sql`
    insert into presence (holder_id, nominee_id, zone, passage_id, since)
    select md5('h' || n)::uuid, md5('h' || n)::uuid, 1, gen_random_uuid(), now() from generate_series(0, 9999) as n`;
  // The two that are asked; the others would cost half a minute.
  for (const { indexname, indexdef } of indexes)
    if (ASKED.includes(indexname)) await sql.unsafe(indexdef);
  await sql`analyze passage`;
  await sql`analyze presence`;
}, 120_000);

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Plan[];
};

async function explain(statement: SQL): Promise<{ nodes: Plan[]; ms: number }> {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  const [row] = await sql.unsafe<{ "QUERY PLAN": [{ Plan: Plan; "Execution Time": number }] }[]>(
    `explain (analyze, format json) ${text}`,
    params as string[],
  );
  if (!row) throw new Error("No plan");
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)];
  const [{ Plan: top, "Execution Time": ms }] = row["QUERY PLAN"];
  return { nodes: all(top), ms };
}

it.each([
  ["the day by five minutes", "passage_by_time", PASSAGES_BY_SLOT(hours(14), END, ["a"])],
  ["the last minutes of each gate", "passage_by_time", SCANS_BY_MINUTE(END)],
  ["how long people stood at each gate", "passage_by_time", MEDIANS_AT_GATES(END)],
  ["who was inside at an earlier minute", "passage_of_holder", LAST_PASSAGES(hours(5))],
])("reads %s from 1,000,000 passages by an index", async (_, index, statement) => {
  const { nodes, ms } = await explain(statement);
  const own = nodes.filter((node) => node["Relation Name"] === "passage");
  expect(own.map((node) => node["Node Type"])).not.toContain("Seq Scan");
  expect(nodes.map((node) => node["Index Name"])).toContain(index);
  // Fifty times what it takes: a scan of the table for each person would take minutes.
  expect(ms).toBeLessThan(5_000);
});
