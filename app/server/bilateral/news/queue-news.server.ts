import { type SQL, sql } from "drizzle-orm";

import type { Transaction } from "../../platform/database.server.ts";
import { queueJob } from "../../platform/jobs/put-job.server.ts";
import { gatheredSeconds } from "../../platform/mail/gathered.server.ts";

/** Has interpreters told of what changed in who interprets where, with the next letters about meetings. */
export const queueInterpreterNews = (tx: Transaction): Promise<void> => queueLetters(tx);

/**
 * Has everybody told of the meetings that were booked, moved or cancelled in this transaction, if it is kept. What happens
 * within two minutes goes into one letter each: a plan of two hundred meetings is one letter to each reader.
 */
export const queueMeetingNews = (tx: Transaction): Promise<void> =>
  queueLetters(tx, sql`exists (select from meeting_turn where told_at is null)`);

/** The first turn sets the hour; those that follow join its job, or make the next one while it runs. */
const queueLetters = (tx: Transaction, where?: SQL): Promise<void> =>
  queueJob(
    tx,
    "tell_meetings",
    {},
    {
      key: "meetings",
      keepsHour: true,
      at: sql`now() + make_interval(secs => ${gatheredSeconds()})`,
      ...(where && { where }),
    },
  );
