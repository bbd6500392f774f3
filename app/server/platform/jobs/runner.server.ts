import { EventEmitter } from "node:events";

import { Logger as WorkerLogger, run, type WorkerEvents } from "graphile-worker";
import type { Logger } from "pino";

import { env } from "../env.server.ts";
import { watchAbandoned, type Watch } from "./abandoned.server.ts";
import { LINES } from "./tasks.server.ts";

/**
 * Works off the job queue in this process: jobs are rows written in the transaction of their cause, so that what was
 * acknowledged is done in the end, whichever process dies in between.
 * @returns a stop that waits for jobs under way; those cut off are taken up again later
 */
export async function startJobs(log: Logger, watch?: Watch): Promise<() => Promise<void>> {
  const url = env().DATABASE_URL;
  const events: WorkerEvents = new EventEmitter();
  const stopWatching = watchAbandoned(
    url,
    events,
    (error) => log.warn({ err: error }, "Could not look for jobs of dead workers"),
    watch,
  );
  const logger = new WorkerLogger((scope) => (level, message) => {
    const about = { task: scope.taskIdentifier, job: scope.jobId };
    const heard: string = level;
    if (heard === "error") log.error(about, message);
    else if (heard === "warning") log.warn(about, message);
    else log.debug(about, message);
  });
  const runners = await Promise.all(
    LINES.map(({ tasks, atOnce, connections, crontab }) =>
      run({
        connectionString: url,
        events,
        taskList: tasks,
        concurrency: atOnce,
        pollInterval: 2_000,
        maxPoolSize: connections,
        noHandleSignals: true,
        crontab,
        logger,
      }),
    ),
  );
  // The promise rejects when the queue dies under us; the pages go on and `/readyz` tells.
  for (const { promise } of runners)
    promise.catch((error: unknown) => log.error({ err: error }, "The job queue stopped"));
  return async () => {
    await Promise.all(runners.map((runner) => runner.stop().catch(() => undefined)));
    await stopWatching();
  };
}
