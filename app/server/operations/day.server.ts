import { asc, count, eq, gte, inArray, isNotNull, isNull, sql } from "drizzle-orm";

import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { badge } from "#db/schema/badge.ts";
import { device, gate } from "#db/schema/gate.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { nominee } from "#db/schema/nominee.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** What the chief of operations reads of a day: who is inside, what the gates said, which gate is silent, what is on. */
export async function readDay(now: Date) {
  const day = astanaDay(now);
  const [zones, passages, gates, badges, items] = await Promise.all([
    insideByZone(),
    passagesSince(astanaInstant(`${day}T00:00`)),
    gatesWithPhones(),
    badgesIssued(),
    itemsOf(day),
  ]);
  return { day, zones, passages, gates, badges, items };
}
export type Day = Awaited<ReturnType<typeof readDay>>;

async function insideByZone() {
  const { zones } = await summitDefinition();
  const rows = await database()
    .select({ zone: presence.zone, people: count() })
    .from(presence)
    .where(isNotNull(presence.zone))
    .groupBy(presence.zone);
  return zones.map(({ number, name, capacity }) => ({
    number,
    name,
    capacity,
    people: rows.find(({ zone }) => zone === number)?.people ?? 0,
  }));
}

/** Counted by what the scanner judged, and those let in (or out) by what was done. */
async function passagesSince(midnight: Date) {
  const [row] = await database()
    .select({
      scans: count(),
      admitted:
        sql<number>`count(*) filter (where ${passage.decision} = 'admitted' and ${passage.direction} = 'entry')`.mapWith(
          Number,
        ),
      refused: sql<number>`count(*) filter (where ${passage.verdict} = 'refuse')`.mapWith(Number),
      checked: sql<number>`count(*) filter (where ${passage.verdict} = 'check')`.mapWith(Number),
    })
    .from(passage)
    .where(gte(passage.scannedAt, midnight));
  return row ?? { scans: 0, admitted: 0, refused: 0, checked: 0 };
}

async function gatesWithPhones() {
  const gates = await database().select().from(gate).orderBy(asc(gate.id));
  const phones = await database()
    .select({
      gateId: device.gateId,
      phones: count(),
      lastContactAt: sql<Date | null>`max(${device.lastContactAt})`.mapWith(device.lastContactAt),
      oldestList: sql<Date | null>`min(${device.listAsOf})`.mapWith(device.listAsOf),
      unsent: sql<number>`sum(${device.unsent})`.mapWith(Number),
    })
    .from(device)
    .where(isNull(device.revokedAt))
    .groupBy(device.gateId);
  return gates.map((each) => {
    const own = phones.find(({ gateId }) => gateId === each.id);
    return {
      ...each,
      phones: own?.phones ?? 0,
      lastContactAt: own?.lastContactAt ?? null,
      oldestList: own?.oldestList ?? null,
      unsent: own?.unsent ?? 0,
    };
  });
}

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
