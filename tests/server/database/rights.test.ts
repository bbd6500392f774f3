import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { APPEND_ONLY } from "#app/server/platform/grants.server.ts";
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

/** A column that an update may name at all. */
async function someColumn(table: string): Promise<string> {
  const [found] = await database().execute<{ name: string }>(sql`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attidentity = '' and not attisdropped limit 1`);
  return found?.name ?? "";
}

describe.each(APPEND_ONLY)("what stands in %s", (table) => {
  it.each([
    (column: string) => `update ${table} set ${column} = ${column}`,
    () => `delete from ${table}`,
    () => `truncate ${table}`,
    () => `truncate ${table} cascade`,
  ])("is not the application's to change: %s", async (statement) =>
    expect(await refusal(statement(await someColumn(table)))).toBe(
      `permission denied for table ${table}`,
    ),
  );

  // A receipt loses its names in their time, so that its rows can be locked; a trigger guards what is written.
  it.skipIf(table === "receipt")("is not the application's to lock", async () =>
    expect(await refusal(`select from ${table} for update`)).toBe(
      `permission denied for table ${table}`,
    ),
  );

  it.each([
    `alter table ${table} disable trigger all`,
    `alter table ${table} disable row level security`,
    `drop table ${table}`,
  ])("is not the application's to take hold of: %s", async (statement) =>
    expect(await refusal(statement)).toMatch(/must be owner|permission denied/),
  );
});

it.each([
  "set role shanyrak_owner",
  "set role postgres",
  "set session authorization shanyrak_owner",
  "set session_replication_role = replica",
  "alter role current_user superuser",
  "alter trigger audit_entry_waits_for_its_seal on audit_entry rename to nothing",
  "drop trigger audit_entry_waits_for_its_seal on audit_entry",
  "create or replace function audit_entry_waits_for_its_seal() returns trigger language sql as 'select 1'",
])("takes no way round: %s", async (statement) =>
  expect(await refusal(statement)).toMatch(/permission denied|must be owner|must have/),
);

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
