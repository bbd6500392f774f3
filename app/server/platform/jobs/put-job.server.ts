import { type SQL, sql } from "drizzle-orm";

import type { Transaction } from "../database.server.ts";
import { requestScope } from "../request-scope.server.ts";
import type { TaskName } from "./names.ts";

export type JobWish = {
  /** By its key a job stands in the queue once, however often it is asked for. */
  key?: string;
  /** Whoever asks again while it waits does not put it off. */
  keepsHour?: boolean;
  /** Real time; at once unless given. */
  at?: Date | SQL;
  /** How often it is tried; 25 times unless given. */
  attempts?: number;
  /** Asks for it only where this holds. */
  where?: SQL;
};

/**
 * Puts a job into the queue in the transaction of its cause: it is done if that happened, and only then. It bears the id of
 * the request that caused it, so that what the worker says of it can be found beside what the web process said.
 */
export async function queueJob(
  tx: Transaction,
  task: TaskName,
  payload: Readonly<Record<string, string | number>>,
  { key, keepsHour = false, at, attempts, where }: JobWish = {},
): Promise<void> {
  const request = requestScope()?.id;
  const text = JSON.stringify(request === undefined ? payload : { ...payload, request });
  const runAt = at instanceof Date ? sql`${at.toISOString()}::timestamptz` : (at ?? sql`null`);
  await tx.execute(sql`
    select graphile_worker.add_job(${task}::text, ${text}::json, run_at => ${runAt},
      max_attempts => ${attempts ?? null}::int, job_key => ${key ?? null}::text,
      job_key_mode => ${keepsHour ? "preserve_run_at" : "replace"}::text)
    ${where ? sql`where ${where}` : sql``}`);
}
