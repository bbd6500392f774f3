import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import postgres, { type TransactionSql } from "postgres";

import { headText } from "#app/domain/audit/head.ts";

import { StartError } from "../platform/start-error.server.ts";
import {
  copied,
  plainText,
  quotedTable,
  sequencesIn,
  tablesIn,
  type Table,
} from "./catalogue.server.ts";
import { fileOf, FORMAT, manifestText, type Manifest, type SavedTable } from "./manifest.server.ts";

/** Photos hardly shrink, rows do at once. */
const GZIP_LEVEL = 3;
const NEW_LINE = 0x0a;

export type Backup = { manifest: Manifest; folder: string };

/**
 * Copies a database into `folder` as it stood at one instant, while everybody goes on working: one read-only transaction
 * (REPEATABLE READ) under the weakest lock, which only a change of the schema waits for. The folder appears when it is whole.
 * @param url of a role that may read everything: the owner's, or the application's
 * @throws StartError when the folder is there already, or the database was never migrated
 */
export async function takeBackup(
  url: string,
  folder: string,
  { keys, release, now }: Pick<Manifest, "keys" | "release"> & { now: Date },
): Promise<Backup> {
  const target = resolve(folder);
  if (existsSync(target))
    throw new StartError(`${target} is there already.`, "Name a folder that is yet to be made.");
  const making = `${target}.part`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  mkdirSync(making, { mode: 0o700 });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await tablesIn(sql);
    if (tables.length === 0)
      throw new StartError("The database holds no tables.", "There is nothing to back up.");
    const manifest = await sql.begin("isolation level repeatable read read only", async (tx) => {
      // Before the first question, which takes the snapshot: no migration comes between the two.
      await tx.unsafe(`lock table ${tables.map(quotedTable).join(", ")} in access share mode`);
      await plainText(tx);
      const saved: SavedTable[] = [];
      for (const table of await tablesIn(tx)) saved.push(await save(tx, table, making));
      return {
        format: FORMAT,
        madeAt: now.toISOString(),
        release,
        keys,
        ...(await standing(tx)),
        tables: saved,
        sequences: await sequencesIn(tx),
      } as const satisfies Manifest;
    });
    writeFileSync(join(making, "manifest.json"), manifestText(manifest), {
      mode: 0o600,
      flush: true,
    });
    await onDisk(making);
    renameSync(making, target);
    await onDisk(dirname(target));
    return { manifest, folder: target };
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A file a table; none for a table without a row. */
async function save(tx: TransactionSql, table: Table, folder: string): Promise<SavedTable> {
  const [any] = await tx`select from ${tx(table.schema)}.${tx(table.name)} limit 1`;
  if (!any) return { ...table, rows: 0, bytes: 0, sha256: createHash("sha256").digest("hex") };
  const digest = createHash("sha256");
  const size = { rows: 0, bytes: 0 };
  const count = new Transform({
    transform(part: Buffer, _encoding, done) {
      digest.update(part);
      size.bytes += part.length;
      // A line feed within a value is written as `\n`: each that is left ends a row.
      for (let at = part.indexOf(NEW_LINE); at >= 0; at = part.indexOf(NEW_LINE, at + 1))
        size.rows += 1;
      done(null, part);
    },
  });
  const rows = await tx.unsafe(`copy ${copied(table)} to stdout`).readable();
  // The driver stops listening to the server while a reader lags, and forgets to begin again where the last part did that.
  rows.once("end", () => rows._read(0));
  await pipeline(
    rows,
    count,
    createGzip({ level: GZIP_LEVEL }),
    createWriteStream(join(folder, fileOf(table)), { mode: 0o600, flush: true }),
  );
  return { ...table, ...size, sha256: digest.digest("hex") };
}

/** What a restore has to find again: schema, job queue, trail. */
async function standing(tx: TransactionSql) {
  const [now] = await tx<
    {
      postgres: string;
      jobsLevel: number;
      unsealed: number;
      number: string | null;
      digest: string | null;
    }[]
  >`select current_setting('server_version') as postgres,
      (select max(id) from graphile_worker.migrations) as "jobsLevel",
      (select count(*)::int from audit_unsealed) as unsealed,
      (select max(number) from audit_seal)::text as number,
      (select encode(digest, 'hex') from audit_seal order by number desc limit 1) as digest`;
  if (!now) throw new Error("The database does not say how it stands");
  const migrations = await tx<{ at: string }[]>`
    select created_at::text as at from drizzle.__drizzle_migrations order by created_at`;
  return {
    postgres: now.postgres,
    jobsLevel: now.jobsLevel,
    migrations: migrations.map(({ at }) => Number(at)),
    auditHead:
      now.number && now.digest
        ? headText({ number: Number(now.number), digest: now.digest })
        : null,
    unsealed: now.unsealed,
  };
}

/** A new name in a folder is safe once the folder is. */
async function onDisk(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
