import { and, isNotNull, type SQL, sql } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { MOST_COUNTED, type QueueView } from "#app/domain/vetting/queue.ts";
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

/**
 * How many files wait for this officer, for anybody, past their deadline, on hold, and at the delegations: up to
 * `MOST_COUNTED` and one more, which says that there are more. Each is read from the index of its list.
 */
export async function queueCounts(
  officer: QueueQuery["officer"],
  definition: SummitDefinition,
  now: Date,
): Promise<QueueCounts> {
  const view = (of: QueueView) => upTo(inView({ view: of, officer }, definition));
  // The first condition is that of the index `nominee_in_queue`.
  const late = and(
    isNotNull(nominee.stage),
    sql`coalesce(${nominee.stageDueAt}, ${nominee.submittedAt}) < ${now.toISOString()}::timestamptz`,
    sql`${nominee.stageDueAt} < ${now.toISOString()}::timestamptz`,
  );
  const [counts] = await database().execute<QueueCounts>(sql`
    select ${view("mine")} as mine, ${view("team")} as team, ${upTo(late)} as late, ${view("held")} as held,
      ${view("returned")} as returned`);
  return counts ?? { mine: 0, team: 0, late: 0, held: 0, returned: 0 };
}

function upTo(which: SQL | undefined): SQL {
  const found = database()
    .select({ one: sql`1`.as("one") })
    .from(nominee)
    .where(which)
    .limit(MOST_COUNTED + 1);
  return sql`(select count(*)::int from (${found}) as counted)`;
}
