import { type SQL, sql } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { Holder } from "./shown.server.ts";

/** The passage that brought somebody where they are; `at` in milliseconds since 1970. */
type Arrival = { id: string; at: number; direction: Direction; floaterId: string | null };
/** Null: outside. */
export type Whereabouts = { holder: Holder; place: { zone: number; by: Arrival } | null };

/** Writes where these people are; the rows of those who left stay, without a zone. The caller holds their locks. */
export async function writePlaces(tx: Transaction, people: readonly Whereabouts[]): Promise<void> {
  for (const statement of placing(people)) await tx.execute(statement);
}

/**
 * The statements that write places: one for those inside, one for those outside, none for nobody. One text each, however
 * many people, so that it is prepared once.
 * @param provided a condition without which nothing is written
 */
export function placing(people: readonly Whereabouts[], provided = sql`true`): readonly SQL[] {
  const inside = people.flatMap(({ holder, place }) =>
    place ? [rowOf(holder, place.zone, place.by)] : [],
  );
  const outside = people.filter(({ place }) => !place).map(({ holder }) => holder.id);
  return [
    ...(inside.length > 0 ? [arrivals(inside, provided)] : []),
    ...(outside.length > 0 ? [departures(outside, provided)] : []),
  ];
}

const rowOf = (holder: Holder, zone: number, by: Arrival) => ({
  holder_id: holder.id,
  ...(holder.kind === "nominee" ? { nominee_id: holder.id } : { pass_id: holder.id }),
  ...{ zone, passage_id: by.id, since: new Date(by.at).toISOString() },
  floater_id: by.direction === "entry" ? by.floaterId : null,
});

// Who stays where they were has nothing to tell.
const arrivals = (rows: readonly ReturnType<typeof rowOf>[], provided: SQL): SQL => sql`
  insert into presence (holder_id, nominee_id, pass_id, zone, passage_id, floater_id, since)
  select holder_id, nominee_id, pass_id, zone, passage_id, floater_id, since
  from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as arrived
    (holder_id uuid, nominee_id uuid, pass_id uuid, zone smallint, passage_id uuid, floater_id uuid, since timestamptz)
  where ${provided}
  on conflict (holder_id) do update set zone = excluded.zone, passage_id = excluded.passage_id,
    floater_id = excluded.floater_id, since = excluded.since, changed = pg_current_xact_id()
  where (presence.zone, presence.passage_id, presence.floater_id)
    is distinct from (excluded.zone, excluded.passage_id, excluded.floater_id)`;

const departures = (holders: readonly string[], provided: SQL): SQL => sql`
  update presence set zone = null, floater_id = null, changed = pg_current_xact_id()
  where holder_id = any(${sql.param([...holders])}::uuid[]) and zone is not null and ${provided}`;
