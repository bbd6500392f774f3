import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import { runMigrations } from "graphile-worker";
import postgres, { type Sql, type TransactionSql } from "postgres";

import { migrateTo } from "../platform/migrate.server.ts";
import { StartError } from "../platform/start-error.server.ts";
import { copied, plainText, quotedTable, SCHEMAS, tablesIn } from "./catalogue.server.ts";
import { checkBackup } from "./check.server.ts";
import { fileOf, type Manifest, type SavedTable } from "./manifest.server.ts";

/**
 * Puts a backup into an empty database: the schema of the day it was made, then every row, all in one transaction. Whatever
 * goes wrong, or whoever is killed, leaves the database empty. Rights, and migrations made since, are the caller's next step.
 * @param ownerUrl of the role that will own the tables
 * @param keys ids of the keys that this deployment has
 * @throws StartError when the backup is not whole, needs other keys or a newer release, or the database is not empty
 */
export async function restoreBackup(
  folder: string,
  ownerUrl: string,
  keys: KeyIds,
): Promise<Manifest> {
  const manifest = await checkBackup(folder);
  assertKeys(manifest, keys);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await assertEmpty(sql);
    await runMigrations({ connectionString: ownerUrl });
    await assertJobsLevel(sql, manifest);
    await sql.begin(async (tx) => {
      await migrateTo(tx, manifest.migrations);
      await fill(tx, folder, manifest);
    });
    return manifest;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Ids of the keys that open here, whether they seal or not. */
type KeyIds = { master: readonly string[]; index: readonly string[] };

/** @throws StartError naming the key under which values of the backup may stand, and that is not here */
export function assertKeys({ keys: needed }: Pick<Manifest, "keys">, keys: KeyIds): void {
  for (const [kind, name] of [
    ["master", "SHANYRAK_MASTER_KEY"],
    ["index", "SHANYRAK_INDEX_KEY"],
  ] as const) {
    const missing = needed[kind].filter((id) => !keys[kind].includes(id));
    if (missing.length === 0) continue;
    throw new StartError(
      `The backup was made under another ${name}: it needs ${missing.join(", ")}, and here is ${keys[kind].join(", ")}.`,
      "Without it passports, second factors and signing keys stay shut. Bring the key that was kept apart from the backup.",
    );
  }
}

/** Left by a restore that was cut off, the job queue's own tables may be there, without a job. */
async function assertEmpty(sql: Sql): Promise<void> {
  const held = await sql<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'drizzle') limit 1`;
  if (held.length === 0) return;
  throw new StartError(
    "The database is not empty: a restore never writes over anything.",
    "Make a new database (demonstration: a new data folder), and restore there.",
  );
}

async function assertJobsLevel(sql: Sql, { jobsLevel, release }: Manifest): Promise<void> {
  const [here] = await sql<
    { level: number }[]
  >`select max(id) as level from graphile_worker.migrations`;
  if (here?.level === jobsLevel) return;
  throw new StartError(
    `The backup's job queue has level ${jobsLevel}, this release's ${here?.level ?? 0}.`,
    `Restore with release ${release}, which made it, and upgrade then.`,
  );
}

async function fill(tx: TransactionSql, folder: string, manifest: Manifest): Promise<void> {
  await plainText(tx);
  const tables = await tablesIn(tx);
  const links = await dropLinks(tx);
  const each = (words: (table: string) => string) =>
    tx.unsafe(tables.map((table) => words(quotedTable(table))).join(";"));
  // What a trigger once did stands in the backup already.
  await each((table) => `alter table ${table} disable trigger user`);
  // Migrations write a few first rows of their own; the backup has them as they became.
  await tx.unsafe(`truncate ${tables.map(quotedTable).join(", ")}`);
  for (const table of manifest.tables) if (table.rows > 0) await load(tx, folder, table);
  await each((table) => `alter table ${table} enable trigger user`);
  await tx.unsafe(
    links
      .map(({ table, name, rule }) => `alter table ${table} add constraint ${name} ${rule}`)
      .join(";"),
  );
  for (const { schema, name, last, called } of manifest.sequences)
    await tx`select setval(${quotedTable({ schema, name })}::text::regclass, ${last}::text::bigint, ${called})`;
  // Whoever held a job at that instant is gone: others may take it at once.
  await tx`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null`;
  await tx`update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`;
}

/** Foreign keys would ask for rows in an order of their own; put back at the end, they check every row. */
async function dropLinks(tx: TransactionSql) {
  const links = await tx<{ table: string; name: string; rule: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as rule
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = any(${[...SCHEMAS]})`;
  await tx.unsafe(
    links.map(({ table, name }) => `alter table ${table} drop constraint ${name}`).join(";"),
  );
  return links;
}

async function load(tx: TransactionSql, folder: string, table: SavedTable): Promise<void> {
  await pipeline(
    createReadStream(join(folder, fileOf(table))),
    createGunzip(),
    await tx.unsafe(`copy ${copied(table)} from stdin`).writable(),
  );
  const [here] = await tx<{ rows: number }[]>`
    select count(*)::int as rows from ${tx(table.schema)}.${tx(table.name)}`;
  if (here?.rows !== table.rows)
    throw new Error(`${table.name}: ${here?.rows ?? 0} rows came of ${table.rows}`);
}
