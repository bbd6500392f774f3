import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import postgres, { type Sql } from "postgres";

import { secretsOf } from "#app/server/platform/deployment/secrets.server.ts";
import { migrateDatabase } from "#app/server/platform/migrate.server.ts";
import {
  accountOf,
  ensureCluster,
  SUPERUSER,
} from "#app/server/platform/postgres/cluster.server.ts";
import { chooseAccount } from "#app/server/platform/postgres/account.server.ts";
import { findBinaries } from "#app/server/platform/postgres/binaries.server.ts";
import { readPostmaster } from "#app/server/platform/postgres/postmaster.server.ts";
import {
  APPLICATION_ROLE,
  ensureRolesAndDatabase,
  OWNER_ROLE,
} from "#app/server/platform/postgres/roles.server.ts";
import { freePort, startServer, stopServer } from "#app/server/platform/postgres/server.server.ts";
import { isAlive } from "#app/server/platform/process.server.ts";

const DATABASE = "faults";
export const MAX_CONNECTIONS = 80;

/** A PostgreSQL of the harness's own, durable as it comes (fsync on). */
export type Cluster = {
  port: number;
  /** Where the application signs in, through whichever port. */
  applicationUrl: (port: number) => string;
  /** What only the superuser may ask, past the proxy. */
  ask: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  killPostmaster: () => Promise<void>;
  killBackend: () => Promise<void>;
  /** Starts it, again and again while what was killed is still ending. */
  start: () => Promise<void>;
  stop: () => void;
  /** Connections held from outside, as many as there are. @returns how to let go */
  exhaust: () => Promise<() => Promise<void>>;
};

/** Makes it in `data`, migrated and empty. */
export async function openCluster(data: string): Promise<Cluster> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const secrets = secretsOf(data);
  const folder = join(data, "postgres");
  const account = accountOf(folder, chooseAccount("namespace"));
  const means = { binaries: findBinaries(join(data, "programs")), account };
  const password = secrets.superuserPassword;
  await ensureCluster(folder, password, { ...means, durable: true });
  const port = await freePort();
  const settings = {
    port: String(port),
    max_connections: String(MAX_CONNECTIONS),
    // Of a full disk the log files are the first victim.
    max_wal_size: "96MB",
    min_wal_size: "32MB",
  };
  const address = (role: string, word: string, at: number, database = DATABASE) =>
    `postgres://${role}:${encodeURIComponent(word)}@127.0.0.1:${at}/${database}`;
  const pidNow = () => readPostmaster(folder)?.pid ?? 0;
  const start = async () => {
    for (let left = 50; ; left -= 1) {
      try {
        await startServer(folder, password, means, settings);
        return;
      } catch (error) {
        if (left === 0) throw error;
        await sleep(200);
      }
    }
  };
  await start();
  await ensureRolesAndDatabase(address(SUPERUSER, password, port, "postgres"), {
    database: DATABASE,
    ...secrets,
  });
  await migrateDatabase(address(OWNER_ROLE, secrets.ownerPassword, port), APPLICATION_ROLE);
  const superuser = () =>
    postgres(address(SUPERUSER, password, port), { max: 1, onnotice: () => undefined });
  const ask = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const sql = superuser();
    try {
      return await sql.unsafe<Row[]>(text, [...values] as never[]);
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  return {
    port,
    applicationUrl: (at) => address(APPLICATION_ROLE, secrets.applicationPassword, at),
    ask,
    start,
    // Asked again at the end of the process, when the folder may be gone.
    stop: () => void (existsSync(folder) && stopServer(folder, means)),
    killPostmaster: async () => {
      const pid = pidNow();
      process.kill(pid, "SIGKILL");
      while (isAlive(pid)) await sleep(20);
    },
    killBackend: async () => {
      const [busy] = await ask<{ pid: number }>(`
        select pid from pg_stat_activity where usename = '${APPLICATION_ROLE}' order by state = 'active' desc limit 1`);
      if (busy) process.kill(busy.pid, "SIGKILL");
    },
    exhaust: async () => {
      const held: Sql[] = [];
      const until = performance.now() + 2_000;
      while (performance.now() < until && held.length < MAX_CONNECTIONS) {
        const sql = superuser();
        held.push(sql);
        await sql`select 1`.catch(() => sleep(50));
      }
      return async () => {
        await Promise.all(held.map((sql) => sql.end({ timeout: 0 })));
      };
    },
  };
}
