import { EventEmitter } from "node:events";

import { Logger as WorkerLogger, run, type WorkerEvents } from "graphile-worker";
import type { Logger } from "pino";

import { asAskedFor } from "./as-asked-for.server.ts";
import { LINES } from "./tasks.server.ts";

/** So many times in a row no job could be asked for: its connections are dead. */
const FAILED_IN_A_ROW = 5;
/** Milliseconds. The queue's own statements are short; without a limit a dead connection would be waited for, for ever. */
const ANSWER_MS = "8000";

export type Queue = {
  /** Ids of its pools, which hold the jobs. */
  pools: readonly string[];
  /** It takes no jobs any more, and will not by itself. */
  isBroken: () => boolean;
  /** Waits for jobs under way. */
  stop: () => Promise<void>;
};

/** Works off the job queue until it is stopped, or broken by an outage. */
export async function openQueue(address: string, log: Logger): Promise<Queue> {
  const url = new URL(address);
  url.searchParams.set("query_timeout", ANSWER_MS);
  const events: WorkerEvents = new EventEmitter();
  const pools: string[] = [];
  let failures = 0;
  let isDone = false;
  events.on("pool:create", ({ workerPool }) => pools.push(workerPool.id));
  events.on("worker:getJob:error", () => (failures += 1));
  events.on("worker:getJob:empty", () => (failures = 0));
  events.on("job:start", () => (failures = 0));
  // A job that could not be noted as done takes its worker with it.
  events.on("worker:fatalError", () => (isDone = true));
  const runners = await Promise.all(
    LINES.map(({ tasks, atOnce, connections, crontab }) =>
      run({
        connectionString: url.href,
        events,
        taskList: asAskedFor(tasks, log),
        concurrency: atOnce,
        pollInterval: 1_000,
        maxPoolSize: connections,
        noHandleSignals: true,
        crontab,
        logger: loggerFor(log),
      }),
    ),
  );
  const done = () => (isDone = true);
  for (const { promise } of runners) promise.then(done, done);
  return {
    pools,
    isBroken: () => isDone || failures >= FAILED_IN_A_ROW,
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop().catch(() => undefined)));
    },
  };
}

const loggerFor = (log: Logger) =>
  new WorkerLogger((scope) => (level, message) => {
    const about = { task: scope.taskIdentifier, job: scope.jobId };
    const heard: string = level;
    // A job that failed was named already, without the words of its error.
    if (heard === "error" && scope.jobId) return;
    if (heard === "error") log.error(about, message);
    else if (heard === "warning") log.warn(about, message);
    else log.debug(about, message);
  });
