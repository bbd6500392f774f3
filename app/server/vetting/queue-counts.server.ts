import { eq, isNotNull, sql } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { inView, type QueueQuery } from "./queue.server.ts";

export type QueueCounts = {
  mine: number;
  team: number;
  late: number;
  held: number;
  returned: number;
};

/** How many files wait for this officer, for anybody, past their deadline, on hold, and at the delegations. */
export async function queueCounts(
  officer: QueueQuery["officer"],
  definition: SummitDefinition,
  now: Date,
): Promise<QueueCounts> {
  const mine = inView({ view: "mine", officer }, definition) ?? sql`false`;
  const askWaiting = database()
    .select({
      mine: sql<number>`count(*) filter (where ${mine})`.mapWith(Number),
      team: sql<number>`count(*) filter (where ${nominee.status} <> 'on_hold')`.mapWith(Number),
      held: sql<number>`count(*) filter (where ${nominee.status} = 'on_hold')`.mapWith(Number),
      late: sql<number>`count(*) filter (where ${nominee.stageDueAt} < ${now.toISOString()}::timestamptz)`.mapWith(
        Number,
      ),
    })
    .from(nominee)
    .where(isNotNull(nominee.stage));
  const askReturned = database().$count(nominee, eq(nominee.status, "returned"));
  const [[waiting], returned] = await Promise.all([askWaiting, askReturned]);
  const { mine: own = 0, team = 0, late = 0, held = 0 } = waiting ?? {};
  return { mine: own, team, late, held, returned };
}
