import { and, asc, count, isNotNull, ne, sql } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { device, gate } from "#db/schema/gate.ts";
import { incident } from "#db/schema/incident.ts";
import { presence } from "#db/schema/passage.ts";
import { passageTotal } from "#db/schema/passage-tally.ts";

import { realNow, summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** A phone as its supervisor sees it. Ages in seconds; null when it never called. */
export type PhoneOverview = {
  id: string;
  label: string;
  direction: Direction;
  contactAge: number | null;
  listAge: number | null;
  unsent: number;
  skewSeconds: number;
  revoked: boolean;
};
export type GateOverview = {
  id: string;
  name: Trilingual;
  zone: number;
  direction: Direction;
  freshnessMinutes: number;
  admitted: number;
  phones: readonly PhoneOverview[];
};
export type ZoneOverview = { number: number; name: Trilingual; inside: number; capacity: number };

/** Every gate with its phones, every zone with who is inside, and how many came in twice without leaving. */
export async function gatesOverview(): Promise<{
  gates: readonly GateOverview[];
  zones: readonly ZoneOverview[];
  doubleEntries: number;
}> {
  const { zones } = await summitDefinition();
  const db = database();
  const [now, gates, phones, inside, admitted, doubled] = await Promise.all([
    summitNow(),
    db.select().from(gate).orderBy(asc(gate.zone), asc(gate.id)),
    db.select().from(device).orderBy(asc(device.label), asc(device.enrolledAt)),
    db
      .select({ zone: presence.zone, people: count() })
      .from(presence)
      .where(isNotNull(presence.zone))
      .groupBy(presence.zone),
    db
      .select({
        gateId: passageTotal.gateId,
        times: sql<number>`sum(${passageTotal.admitted})::int`,
      })
      .from(passageTotal)
      .groupBy(passageTotal.gateId),
    doubleEntries(),
  ]);
  const realMs = realNow().getTime();
  const age = (at: Date | null, nowMs: number) =>
    at && Math.max(0, Math.round((nowMs - at.getTime()) / 1000));
  return {
    gates: gates.map((one) => ({
      ...one,
      freshnessMinutes: zones.find(({ number }) => number === one.zone)?.freshnessMinutes ?? 0,
      admitted: admitted.find(({ gateId }) => gateId === one.id)?.times ?? 0,
      phones: phones
        .filter(({ gateId }) => gateId === one.id)
        .map((phone) => ({
          id: phone.id,
          label: phone.label,
          direction: phone.direction,
          contactAge: age(phone.lastContactAt, realMs),
          listAge: age(phone.listAsOf, now.getTime()),
          unsent: phone.unsent,
          skewSeconds: Math.round((phone.clockSkewMs ?? 0) / 1000),
          revoked: phone.revokedAt !== null,
        })),
    })),
    zones: zones.map(({ number, name, capacity }) => ({
      number,
      name,
      capacity,
      inside: inside.find(({ zone }) => zone === number)?.people ?? 0,
    })),
    doubleEntries: doubled,
  };
}

/** Found so far and not explained by a late passage: people let into a zone twice without leaving it. */
const doubleEntries = (): Promise<number> =>
  database().$count(
    incident,
    // Written out, as the index `incident_doubled` has it.
    and(sql`${incident.kind} = 'double_entry'`, ne(incident.state, "withdrawn")),
  );
