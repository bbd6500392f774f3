import { setTimeout as sleep } from "node:timers/promises";

import postgres, { type Sql } from "postgres";

import { CONNECTING } from "../database.server.ts";

/** Of our advisory locks, those of worker pools. */
const SPACE = 2022_10;
/** A look takes a few milliseconds; without an answer by now the line is dead. */
const PATIENCE_MS = 4_000;

/**
 * Gives back the jobs of worker pools that were killed: left alone, the queue would wait four hours for them. Each pool
 * holds an advisory lock while its process lives; whoever gets that lock knows that the pool is dead.
 * @param graceMs how long a job must have been taken, and how long our own line must have stood: after an outage of the
 *   database everybody's locks are gone until their owners come back
 */
export function abandonedJobs(url: string, graceMs: number) {
  // One connection, since the locks live in its session.
  const connect = () => postgres(url, { max: 1, ...CONNECTING });
  let sql = connect();
  let session = { pid: 0, since: 0 };
  const own = new Set<string>();

  const look = async () => {
    const [answer] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const pid = answer?.pid ?? 0;
    if (pid !== session.pid) session = { pid, since: performance.now() };
    for (const pool of own) await hold(sql, pool);
    if (performance.now() - session.since >= graceMs) await giveBack(sql, own, graceMs);
  };
  return {
    /** A pool of this process lives. */
    own: (pool: string) => {
      own.add(pool);
      return hold(sql, pool);
    },
    /** It lives no more, as this process knows: what it had taken and not done is anybody's at once. */
    giveUp: async (pool: string) => {
      own.delete(pool);
      await unlock(sql, pool);
    },
    /** Looks once. Rejects when the database does not answer; the next look has a new line. */
    look: async () => {
      const late = sleep(PATIENCE_MS, "late" as const, { ref: false });
      if ((await Promise.race([look(), late])) !== "late") return;
      void sql.end({ timeout: 0 });
      sql = connect();
      throw new Error("The database did not answer in time");
    },
    end: () => sql.end({ timeout: 1 }),
  };
}

const hold = (sql: Sql, pool: string) =>
  sql`select pg_try_advisory_lock(${SPACE}, hashtext(${pool}))
    where not exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
      and classid = ${SPACE} and objid = (hashtext(${pool})::bigint & 4294967295)::oid)`;

async function giveBack(sql: Sql, own: ReadonlySet<string>, graceMs: number): Promise<void> {
  // A job is locked by the pool's id, not by its worker's.
  const holders = await sql<{ pool: string }[]>`
    select distinct locked_by as pool from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - make_interval(secs => ${graceMs / 1000})`;
  for (const { pool } of holders) {
    if (own.has(pool)) continue;
    const [tried] = await sql<{ dead: boolean }[]>`
      select pg_try_advisory_lock(${SPACE}, hashtext(${pool})) as dead`;
    if (!tried?.dead) continue;
    await unlock(sql, pool);
  }
}

async function unlock(sql: Sql, pool: string): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array[${pool}])`;
  await sql`select pg_advisory_unlock(${SPACE}, hashtext(${pool}))`;
}
