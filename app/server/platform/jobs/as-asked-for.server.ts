import type { Task, TaskList } from "graphile-worker";
import type { Logger } from "pino";

import { withinRequest } from "../request-scope.server.ts";

/**
 * Does each job below the request that queued it: what it logs and writes into the trail bears that request's id. One that
 * fails is named here, since the queue's own line quotes the error, and with it what people typed.
 */
export function asAskedFor(tasks: TaskList, log: Logger): TaskList {
  const known = Object.entries(tasks).flatMap(([name, task]) => (task ? [{ name, task }] : []));
  const wrapped = known.map(({ name, task }): [string, Task] => [
    name,
    (payload, helpers) => {
      const work = async () => {
        try {
          return await task(payload, helpers);
        } catch (error) {
          const { id, attempts, max_attempts: most } = helpers.job;
          log.error({ task: name, job: id, attempts, most, err: error }, "A job failed");
          throw error;
        }
      };
      const id = requestOf(payload);
      return id === undefined ? work() : withinRequest({ id }, work);
    },
  ]);
  return Object.fromEntries(wrapped);
}

function requestOf(payload: unknown): string | undefined {
  const holds = payload !== null && typeof payload === "object" && "request" in payload;
  return holds && typeof payload.request === "string" ? payload.request : undefined;
}
