import { count, isNotNull, sql } from "drizzle-orm";

import { isWithin, leadsTo, type Walls } from "#app/domain/gate/presence.ts";
import { zoneRules } from "#app/domain/gate/rules.ts";
import type { Direction } from "#app/domain/gate/verdict.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { presence } from "#db/schema/passage.ts";

import { database } from "../platform/database.server.ts";

type Places = readonly { zone: number; people: number }[];

/**
 * People in each zone, those of the zones that lie in it included, and all who are inside.
 * @param at an earlier instant of the ledger; null for the present
 */
export async function peopleInside(
  summit: Pick<SummitDefinition, "zones" | "gates">,
  at: Date | null,
) {
  const walls = zoneRules(summit.zones, summit.gates);
  const places = at ? await placesAt(at, walls) : await placesNow();
  return {
    inside: places.reduce((sum, { people }) => sum + people, 0),
    zones: summit.zones.map(({ number, name, capacity, within }) => ({
      number,
      name,
      capacity,
      within: within ?? null,
      people: places
        .filter(({ zone }) => isWithin(zone, number, walls))
        .reduce((sum, { people }) => sum + people, 0),
    })),
  };
}

async function placesNow(): Promise<Places> {
  const rows = await database()
    .select({ zone: presence.zone, people: count() })
    .from(presence)
    .where(isNotNull(presence.zone))
    .groupBy(presence.zone);
  return rows.flatMap(({ zone, people }) => (zone === null ? [] : { zone, people }));
}

/** The last admitted passage of each holder up to an instant, by the index `passage_of_holder`: one probe a person. */
export const LAST_PASSAGES = (at: Date) => sql`
  select gate.zone, line.direction, count(*)::int as people
  from presence
  cross join lateral (
    select gate_id, direction from passage
    where holder_id = presence.holder_id and decision = 'admitted' and scanned_at <= ${at.toISOString()}
    order by scanned_at desc, coalesce(device_sequence, 0) desc, id desc limit 1
  ) as line
  join gate on gate.id = line.gate_id
  group by gate.zone, line.direction`;

async function placesAt(at: Date, walls: Walls): Promise<Places> {
  const rows = await database().execute<{ zone: number; direction: Direction; people: number }>(
    LAST_PASSAGES(at),
  );
  return rows.flatMap(({ zone, direction, people }) => {
    const led = leadsTo({ zone, direction }, walls);
    return led === null ? [] : { zone: led, people };
  });
}
