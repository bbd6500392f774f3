import { readFileSync } from "node:fs";
import { join } from "node:path";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzle } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres, { type Sql } from "postgres";

import { assertDatabaseKnowsCyrillic, assertDatabaseKnowsTimeZone } from "./assertions.server.ts";
import { grantToApplication } from "./grants.server.ts";
import { StartError } from "./start-error.server.ts";

const FOLDER = join(import.meta.dirname, "../../../db/migrations");
/** Any number of our own: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 2022_10_12;

/**
 * Brings the database up to this release: our tables, the job queue's tables, the application role's rights.
 * Runs as the owner, under an advisory lock; running it again changes nothing.
 * @param applicationRole who gets the rights of the application; it must exist
 * @throws StartError when a newer release has been here, or the database does not know Cyrillic or Almaty's time
 */
export async function migrateDatabase(ownerUrl: string, applicationRole: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await refuseNewerRelease(sql);
    await assertDatabaseKnowsTimeZone(sql);
    await assertDatabaseKnowsCyrillic(sql);
    await runDrizzle(drizzle(sql), { migrationsFolder: FOLDER });
    await assertAllApplied(sql);
    await runMigrations({ connectionString: ownerUrl });
    await grantToApplication(sql, applicationRole);
  } finally {
    await sql.end();
  }
}

type Journal = { entries: { when: number; tag: string }[] };
const journal = (): Journal =>
  JSON.parse(readFileSync(join(FOLDER, "meta/_journal.json"), "utf8")) as Journal;

async function applied(sql: Sql): Promise<number[]> {
  const [table] = await sql<
    { name: string | null }[]
  >`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return [];
  const rows = await sql<
    { at: string }[]
  >`select created_at as at from drizzle.__drizzle_migrations`;
  return rows.map(({ at }) => Number(at));
}

/** Whether this release has migrations that the database has not seen. */
export async function needsMigration(sql: Sql): Promise<boolean> {
  const present = new Set(await applied(sql));
  return journal().entries.some(({ when }) => !present.has(when));
}

async function refuseNewerRelease(sql: Sql): Promise<void> {
  const known = new Set(journal().entries.map(({ when }) => when));
  const unknown = (await applied(sql)).filter((when) => !known.has(when));
  if (unknown.length === 0) return;
  throw new StartError(
    `The database was migrated by a newer release of Shanyrak (${unknown.length} migrations unknown to this one).`,
    "Start that release, or restore a backup made before it: docs/operations.md, Upgrades.",
  );
}

/** drizzle skips a migration that is dated before the last one applied, without a word. */
async function assertAllApplied(sql: Sql): Promise<void> {
  const present = new Set(await applied(sql));
  const skipped = journal().entries.filter(({ when }) => !present.has(when));
  if (skipped.length > 0)
    throw new Error(`Migrations were skipped: ${skipped.map(({ tag }) => tag).join(", ")}`);
}
