import { sql } from "drizzle-orm";

import type { Transaction } from "../../platform/database.server.ts";
import { gatheredSeconds } from "../../platform/mail/gathered.server.ts";

/** Has interpreters told of what changed in who interprets where, with the next letters about meetings. */
export async function queueInterpreterNews(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job('tell_meetings', '{}'::json,
      run_at => now() + make_interval(secs => ${gatheredSeconds()}), job_key => 'meetings',
      job_key_mode => 'preserve_run_at')`);
}

/**
 * Has everybody told of the meetings that were booked, moved or cancelled in this transaction, if it is kept. What happens
 * within two minutes goes into one letter each: a plan of two hundred meetings is one letter to each reader.
 */
export async function queueMeetingNews(tx: Transaction): Promise<void> {
  // The first turn sets the hour; those that follow join its job, or make the next one while it runs.
  await tx.execute(sql`
    select graphile_worker.add_job('tell_meetings', '{}'::json,
      run_at => now() + make_interval(secs => ${gatheredSeconds()}), job_key => 'meetings',
      job_key_mode => 'preserve_run_at')
    where exists (select from meeting_turn where told_at is null)`);
}
