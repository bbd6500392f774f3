import { and, isNotNull, type SQL, sql, type SQLWrapper } from "drizzle-orm";

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
  const view = (of: QueueView) => inView({ view: of, officer }, definition);
  // The first two conditions are those of the index `nominee_in_queue`.
  const late = and(
    isNotNull(nominee.stage),
    sql`coalesce(${nominee.stageDueAt}, ${nominee.submittedAt}) < ${now.toISOString()}::timestamptz`,
    sql`${nominee.stageDueAt} < ${now.toISOString()}::timestamptz`,
  );
  // All that is one's own is the team's: where more than are counted are one's own, the team's are not looked at.
  const [counts] = await database().execute<QueueCounts>(sql`
    with own as materialized (select ${ofStages(view("mine"))} as mine)
    select mine, case when mine > ${sql.raw(String(MOST_COUNTED))} then mine else ${firstDue(view("team"))} end as team,
      ${firstDue(late)} as late, ${upTo(view("held"))} as held, ${upTo(view("returned"))} as returned
    from own`);
  return counts ?? { mine: 0, team: 0, late: 0, held: 0, returned: 0 };
}

const upTo = (which: SQL | undefined): SQL => countOf(found(which));

/** In the order of the queue: without it PostgreSQL hopes to meet as many soon, and reads the table. */
const firstDue = (which: SQL | undefined): SQL =>
  countOf(found(which).orderBy(sql`coalesce(${nominee.stageDueAt}, ${nominee.submittedAt})`));

/** In the order of the index `nominee_by_stage`, for the same reason: within a stage, no file need be sorted. */
const ofStages = (which: SQL | undefined): SQL =>
  countOf(found(which).orderBy(nominee.stage, nominee.submittedAt));

const found = (which: SQL | undefined) =>
  database()
    .select({ one: sql`1`.as("one") })
    .from(nominee)
    .where(which)
    .limit(MOST_COUNTED + 1);

const countOf = (rows: SQLWrapper): SQL => sql`(select count(*)::int from (${rows}) as counted)`;
