import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const entry = sql`insert into audit_entry (at, actor, action, subject_kind, subject_id)
  values (now(), 'system', 'test', 'summit', 'cica') returning id`;

async function refusal(statement: string): Promise<string> {
  const error: unknown = await database()
    .execute(sql.raw(statement))
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!(error instanceof Error)) return "allowed";
  return error.cause instanceof Error ? error.cause.message : error.message;
}

it("lets the application add to the trail and read it", async () => {
  await expect(database().execute(entry)).resolves.toHaveLength(1);
  await expect(database().execute(sql`select id from audit_entry`)).resolves.toHaveLength(1);
});

describe.each([
  ["audit_entry", "actor = 'x'"],
  ["audit_seal", "digest = ''"],
  ["consent", "notice_version = 'x'"],
  ["print_entry", "stock = 'x'"],
])("what stands in %s", (table, change) => {
  it.each([`update ${table} set ${change}`, `delete from ${table}`, `truncate ${table}`])(
    "is not the application's to change: %s",
    async (statement) =>
      expect(await refusal(statement)).toBe(`permission denied for table ${table}`),
  );
});

it.each([
  "drop table mail",
  "alter table mail add column x int",
  "alter table nominee disable trigger all",
])("owns no table: %s", async (statement) =>
  expect(await refusal(statement)).toMatch(/must be owner/),
);

it("queues a job and sees it, though it does not own the queue", async () => {
  await database().execute(sql`select graphile_worker.add_job('nothing', '{}')`);
  await expect(
    database().execute(sql`select id from graphile_worker._private_jobs`),
  ).resolves.toHaveLength(1);
});
