import { setTimeout as sleep } from "node:timers/promises";

import type { Logger } from "pino";

import { renewConnections } from "../database.server.ts";
import { env } from "../env.server.ts";
import { abandonedJobs } from "./abandoned.server.ts";
import { openQueue, type Queue } from "./queue.server.ts";

/** How often to look after the queue, and how long a job must have been taken before somebody is held for dead. */
type Watch = { everyMs: number; graceMs: number };
const USUAL: Watch = { everyMs: 2_000, graceMs: 6_000 };
/** After a look that found no database, sooner. */
const AGAIN_MS = 500;
/** A queue that an outage has cut gets as long to end its jobs; then they are anybody's. */
const LEFT_MS = 4_000;

/**
 * Works off the job queue in this process: jobs are rows written in the transaction of their cause, so that what was
 * acknowledged is done in the end, whichever process dies in between. After an outage of the database the queue is opened
 * anew, since the old one may hang on connections that nobody answers; and jobs of dead processes are given back.
 * @returns a stop that waits for jobs under way; those cut off are taken up again later
 */
export async function startJobs(
  log: Logger,
  { everyMs, graceMs }: Watch = USUAL,
): Promise<() => Promise<void>> {
  const url = env().DATABASE_URL;
  const abandoned = abandonedJobs(url, graceMs);
  const open = async (): Promise<Queue> => {
    const opened = await openQueue(url, log);
    for (const pool of opened.pools) await abandoned.own(pool);
    return opened;
  };
  let queue = await open();
  let wasAway = false;
  const leave = async (old: Queue) => {
    await Promise.race([old.stop(), sleep(LEFT_MS, undefined, { ref: false })]);
    for (const pool of old.pools) await abandoned.giveUp(pool);
  };
  const look = async () => {
    try {
      await abandoned.look();
      if (!wasAway && !queue.isBroken()) return;
      const cut = queue;
      queue = await open();
      if (wasAway) renewConnections();
      wasAway = false;
      log.warn("The job queue was cut off from the database and was opened anew");
      leave(cut).catch((error: unknown) => log.warn({ err: error }, "The old queue did not end"));
    } catch (error) {
      // A database that is away is away for many looks: said once.
      if (!wasAway) log.error({ err: error }, "The job queue does not reach the database");
      wasAway = true;
    }
  };
  let looking = Promise.resolve();
  let timer: NodeJS.Timeout;
  let isOver = false;
  const next = () => {
    timer = setTimeout(
      () => {
        looking = look().then(() => {
          if (!isOver) next();
        });
      },
      wasAway ? Math.min(AGAIN_MS, everyMs) : everyMs,
    );
    timer.unref();
  };
  next();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await looking;
    await queue.stop();
    await abandoned.end();
  };
}
