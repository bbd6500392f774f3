import { asc, eq, sql } from "drizzle-orm";

import { type Expected, expectedArrivals } from "#app/domain/operations/expected.ts";
import { type Slot, slotOf } from "#app/domain/operations/slots.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { principalsOfDay } from "../supervision/escorts.server.ts";
import { arrivalsBySlot, countBySlot } from "./counts.server.ts";
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
  const outerIds = outer.map(({ id }) => id);
  const [people, slots, { gates, tookMs }, incidents, badges, items, principals] =
    await Promise.all([
      peopleInside(summit, replay ? at : null),
      countBySlot(midnight, at, outerIds),
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
    expected: await expectedOn(midnight, items, outerIds),
    passages: total(slots),
    gates,
    tookMs,
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

const DAY_MS = 86_400_000;

/** What the day before lets expect. */
async function expectedOn(
  midnight: Date,
  items: Awaited<ReturnType<typeof itemsOf>>,
  outer: readonly string[],
): Promise<readonly Expected[]> {
  const before = new Date(midnight.getTime() - DAY_MS);
  const slots = await arrivalsBySlot(before, midnight, outer);
  if (slots.length === 0) return [];
  return expectedArrivals(slots, {
    yesterday: firstSession(await itemsOf(astanaDay(before)), before),
    today: firstSession(items, midnight),
  });
}

/** The five minutes in which a day's first item begins that people come for. */
function firstSession(items: Awaited<ReturnType<typeof itemsOf>>, midnight: Date): number | null {
  const first = items.find(({ kind }) => kind !== "arrival")?.startsAt;
  return first ? slotOf(first, midnight) : null;
}

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
  // Written out, as the index `nominee_cleared` has it.
  const waiting = await database().$count(nominee, sql`${nominee.status} = 'cleared'`);
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
