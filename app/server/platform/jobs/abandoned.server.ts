import type { WorkerEvents } from "graphile-worker";
import postgres from "postgres";

/** How often to look, and how long a job must have been taken: a pool that has just begun may not hold its lock yet. */
export type Watch = { everyMs: number; graceMs: number };
const USUAL: Watch = { everyMs: 10_000, graceMs: 20_000 };

/**
 * Gives back the jobs of worker pools that were killed: left alone, the queue would wait four hours for them. Each pool
 * holds an advisory lock while its process lives; whoever gets that lock knows that the pool is dead.
 * @param onError hears what went wrong; the next look follows anyway
 */
export function watchAbandoned(
  url: string,
  events: WorkerEvents,
  onError: (error: unknown) => void,
  { everyMs, graceMs }: Watch = USUAL,
): () => Promise<void> {
  // One connection, since the locks live in its session; taken anew at each look, should it have been cut.
  const sql = postgres(url, { max: 1, onnotice: () => undefined, idle_timeout: 0 });
  const own = new Set<string>();
  const hold = (poolId: string) =>
    sql`select pg_try_advisory_lock(${SPACE}, hashtext(${poolId}))
      where not exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
        and classid = ${SPACE} and objid = (hashtext(${poolId})::bigint & 4294967295)::oid)`;
  // A job is locked by the pool's id, not by its worker's.
  events.on("pool:create", ({ workerPool }) => {
    own.add(workerPool.id);
    hold(workerPool.id).catch(onError);
  });
  const look = async () => {
    for (const poolId of own) await hold(poolId);
    const holders = await sql<{ pool: string }[]>`
      select distinct locked_by as pool from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => ${graceMs / 1000})`;
    for (const { pool } of holders) {
      if (own.has(pool)) continue;
      const [tried] = await sql<{ dead: boolean }[]>`
        select pg_try_advisory_lock(${SPACE}, hashtext(${pool})) as dead`;
      if (!tried?.dead) continue;
      await sql`select graphile_worker.force_unlock_workers(array[${pool}])`;
      await sql`select pg_advisory_unlock(${SPACE}, hashtext(${pool}))`;
    }
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch(onError);
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
    await sql.end({ timeout: 1 });
  };
}

/** Of our advisory locks, those of worker pools. */
const SPACE = 2022_10;
