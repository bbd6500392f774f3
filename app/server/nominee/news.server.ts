import { sql } from "drizzle-orm";

import type { NomineeField } from "#app/domain/nominee/fields.ts";
import type { FileTurn } from "#app/domain/nominee/news.ts";
import { fileNews } from "#db/schema/nominee.ts";

import type { Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { gatheredSeconds } from "../platform/mail/gathered.server.ts";

export type News = {
  nomineeId: string;
  delegationId: string;
  turn: FileTurn;
  /** Account id of whoever gave the turn. */
  actor: string;
  /** Summit time. */
  at: Date;
  /** The words of whoever returned, refused or declined. */
  reason?: string;
  /** Fields to mend, of a returned file. */
  fields?: readonly NomineeField[];
};

/**
 * Has the delegation told of a turn, if and when the turn is kept. What happens to its files within two minutes goes
 * into one letter each to its focal point and deputies: forty files sent at once are one letter.
 */
export async function tellTurn(tx: Transaction, news: News): Promise<void> {
  const { delegationId, reason = "", fields = [], ...turn } = news;
  await tx.insert(fileNews).values({ ...turn, delegationId, reason, fields: [...fields] });
  // The first turn sets the hour; those that follow join its job, or make the next one while it runs.
  await queueJob(
    tx,
    "tell_delegation",
    { delegationId },
    {
      key: `news:${delegationId}`,
      keepsHour: true,
      at: sql`now() + make_interval(secs => ${gatheredSeconds()})`,
    },
  );
}
