import { asc, eq, inArray, sql } from "drizzle-orm";

import type { Slot } from "#app/domain/operations/slots.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { principalsOfDay } from "../supervision/escorts.server.ts";
import { countBySlot } from "./counts.server.ts";
import { readGates } from "./gates.server.ts";
import { readIncidents } from "./incidents.server.ts";
import { peopleInside } from "./inside.server.ts";

/**
 * What the chief of operations reads of a day: who is inside, what the gates said, how the gates are, what went wrong, what
 * is on. With `replay`, as it was at `at`: the health of phones alone is always the present one, for it is not kept.
 */
export async function readDay(at: Date, { replay = false } = {}) {
  const summit = await summitDefinition();
  const day = astanaDay(at);
  const midnight = astanaInstant(`${day}T00:00`);
  const outermost = summit.zones.filter(({ within }) => within === undefined);
  const outer = summit.gates.filter(({ zone }) => outermost.some(({ number }) => number === zone));
  const [people, slots, gates, incidents, badges, items, principals] = await Promise.all([
    peopleInside(summit, replay ? at : null),
    countBySlot(
      midnight,
      at,
      outer.map(({ id }) => id),
    ),
    readGates(summit, at),
    readIncidents(midnight, at),
    badgesIssued(),
    itemsOf(day),
    principalsOfDay(midnight, at),
  ]);
  return {
    day,
    midnight,
    ...people,
    slots,
    passages: total(slots),
    gates,
    incidents,
    badges,
    items,
    principals: {
      inside: principals.inside.size,
      of: summit.delegations.filter(({ principal }) => principal !== null).length,
    },
  };
}
export type Day = Awaited<ReturnType<typeof readDay>>;

const total = (slots: readonly Slot[]) =>
  slots.reduce(
    (sum, slot) => ({
      scans: sum.scans + slot.scans,
      admitted: sum.admitted + slot.admitted,
      refused: sum.refused + slot.refused,
      checked: sum.checked + slot.checked,
    }),
    { scans: 0, admitted: 0, refused: 0, checked: 0 },
  );

async function badgesIssued() {
  const live = await database().$count(
    badge,
    sql`${badge.revokedAt} is null and ${badge.supersededAt} is null`,
  );
  const waiting = await database().$count(nominee, inArray(nominee.status, ["cleared"]));
  return { live, waiting };
}

/** Items of the day that have an hour, in order. */
const itemsOf = (day: string) =>
  database()
    .select({
      id: programmeItem.id,
      title: programmeItem.title,
      kind: programmeItem.kind,
      startsAt: programmeItem.startsAt,
      endsAt: programmeItem.endsAt,
    })
    .from(programmeItem)
    .where(
      sql`${eq(programmeItem.day, day)} and ${programmeItem.startsAt} is not null and ${programmeItem.cancelledAt} is null`,
    )
    .orderBy(asc(programmeItem.startsAt));
