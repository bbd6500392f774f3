import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzle } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres, { type Sql, type TransactionSql } from "postgres";

import { assertDatabaseKnowsCyrillic, assertDatabaseKnowsTimeZone } from "./assertions.server.ts";
import { grantToApplication } from "./grants.server.ts";
import { withLockPatience } from "./lock-patience.server.ts";
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
    await withLockPatience(sql, () => runDrizzle(drizzle(sql), { migrationsFolder: FOLDER }));
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
  const unknown = unknownOf(await applied(sql));
  if (unknown.length === 0) return;
  throw new StartError(
    `The database was migrated by a newer release of Shanyrak (${unknown.length} migrations unknown to this one).`,
    "Start that release, or restore a backup made before it: docs/operations.md, Upgrades.",
  );
}

function unknownOf(migrations: readonly number[]): number[] {
  const known = new Set(journal().entries.map(({ when }) => when));
  return migrations.filter((when) => !known.has(when));
}

/**
 * Makes the tables of an earlier day in an empty database, within the transaction that fills them.
 * @param migrations that the earlier database had seen, by their time in the journal
 * @throws StartError when a newer release made them
 */
export async function migrateTo(tx: TransactionSql, migrations: readonly number[]): Promise<void> {
  const unknown = unknownOf(migrations);
  if (unknown.length > 0) {
    throw new StartError(
      `The backup was made by a newer release of Shanyrak (${unknown.length} migrations unknown to this one).`,
      "Restore it with that release.",
    );
  }
  // As drizzle's own migrator keeps them, so that it goes on from here.
  await tx.unsafe(
    "create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({
    migrationsFolder: FOLDER,
  })) {
    if (!migrations.includes(folderMillis)) continue;
    for (const statement of statements) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}

/** drizzle skips a migration that is dated before the last one applied, without a word. */
async function assertAllApplied(sql: Sql): Promise<void> {
  const present = new Set(await applied(sql));
  const skipped = journal().entries.filter(({ when }) => !present.has(when));
  if (skipped.length > 0)
    throw new Error(`Migrations were skipped: ${skipped.map(({ tag }) => tag).join(", ")}`);
}
