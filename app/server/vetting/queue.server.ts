import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  lt,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import {
  type Cursor,
  type QueueView,
  stagesOfRoles,
  twoPersonCategories,
} from "#app/domain/vetting/queue.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import { hasTwin } from "../nominee/likely-same.server.ts";
import { isNamedOrNumbered } from "../nominee/meant.server.ts";
import { database } from "../platform/database.server.ts";

export const QUEUE_PAGE = 50;

/** Who looks, and at which part of the queue. `search` is part of a name, or a number such as KGZ-0007. */
export type QueueQuery = {
  officer: { id: string; roles: readonly Role[] };
  view: QueueView;
  delegationId: string | null;
  category: string | null;
  search: string;
  stage?: string | null;
  /** Only files due before. */
  overdueAt?: Date | null;
  /** Only files that are likely somebody else's too. */
  twins?: boolean;
  /** Only these files. */
  among?: readonly string[] | null;
};

const DUE = sql`coalesce(${nominee.stageDueAt}, ${nominee.submittedAt})`;
const keyOf = (view: QueueView): SQL =>
  view === "returned" || view === "held" ? sql`${nominee.changedAt}` : DUE;

/** One page of the queue: what is due first stands first, held and returned files by how long they have been so. */
export async function listQueue(
  query: QueueQuery,
  definition: SummitDefinition,
  after: Cursor | null,
) {
  const rows = await select(query, definition, after, QUEUE_PAGE + 1);
  const files = rows.slice(0, QUEUE_PAGE);
  const last = files.at(-1);
  return { files, next: rows.length > QUEUE_PAGE && last ? { key: last.key, id: last.id } : null };
}

/** The file to open after `current`: the next one of the queue, or its first; null when no other is left. */
export async function nextInQueue(
  query: QueueQuery,
  definition: SummitDefinition,
  current: Cursor | null,
): Promise<string | null> {
  const other = (rows: { id: string }[]) => rows.find(({ id }) => id !== current?.id)?.id;
  const following = current && other(await select(query, definition, current, 1));
  return following ?? other(await select(query, definition, null, 2)) ?? null;
}

/** Where a file stands in a view of the queue; null when it is not there. */
export async function placeInQueue(view: QueueView, id: string): Promise<Cursor | null> {
  const [row] = await database()
    .select({ id: nominee.id, key: sql<string | null>`${keyOf(view)}::text` })
    .from(nominee)
    .where(eq(nominee.id, id));
  return row?.key ? { key: row.key, id } : null;
}

function select(
  query: QueueQuery,
  definition: SummitDefinition,
  after: Cursor | null,
  limit: number,
) {
  const key = keyOf(query.view);
  return database()
    .select({
      id: nominee.id,
      key: sql<string>`${key}::text`,
      number: nominee.number,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      category: nominee.category,
      stage: nominee.stage,
      status: nominee.status,
      photoId: nominee.photoId,
      due: nominee.stageDueAt,
      changedAt: nominee.changedAt,
      code: delegation.code,
      iso2: delegation.iso2,
    })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(
      and(
        inView(query, definition),
        after
          ? sql`(${key}, ${nominee.id}) > (${after.key}::timestamptz, ${after.id}::uuid)`
          : undefined,
        query.delegationId === null ? undefined : eq(nominee.delegationId, query.delegationId),
        query.category === null ? undefined : eq(nominee.category, query.category),
        narrowed(query),
        matching(query.search),
      ),
    )
    .orderBy(asc(key), asc(nominee.id))
    .limit(limit);
}

function narrowed({ stage, overdueAt, twins, among }: QueueQuery): SQL | undefined {
  return and(
    stage ? eq(nominee.stage, stage) : undefined,
    overdueAt ? lt(nominee.stageDueAt, overdueAt) : undefined,
    twins ? hasTwin() : undefined,
    among ? inArray(nominee.id, [...among]) : undefined,
  );
}

/** The files of a view. `mine` leaves out those that the two-person rule bars this officer from. */
export function inView(
  { view, officer }: Pick<QueueQuery, "view" | "officer">,
  definition: SummitDefinition,
): SQL | undefined {
  if (view === "returned") return eq(nominee.status, "returned");
  if (view === "held") return eq(nominee.status, "on_hold");
  const waiting = and(isNotNull(nominee.stage), ne(nominee.status, "on_hold"));
  if (view === "team") return waiting;
  const stages = stagesOfRoles(officer.roles, definition.vettingStages).map(({ id }) => id);
  const decidedByThem = database()
    .select({ one: sql`1` })
    .from(vettingDecision)
    .where(
      and(
        eq(vettingDecision.nomineeId, nominee.id),
        eq(vettingDecision.officerId, officer.id),
        ne(vettingDecision.stage, nominee.stage),
        sql`${vettingDecision.decidedAt} >= ${nominee.submittedAt}`,
      ),
    );
  const barred = inArray(nominee.category, twoPersonCategories(definition.categories));
  return and(
    waiting,
    inArray(nominee.stage, stages),
    or(sql`not ${barred}`, notExists(decidedByThem)),
  );
}

/** Every word must stand in the name or number, whichever script it is typed in. */
function matching(search: string): SQL | undefined {
  const words = search.split(/\s+/u).filter(Boolean).slice(0, 5);
  return and(...words.map(isNamedOrNumbered));
}
