import { asc, isNull } from "drizzle-orm";

import { gateHealth, type PhoneHealth, SILENT_SECONDS } from "#app/domain/operations/health.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { device, gate } from "#db/schema/gate.ts";

import { realNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { mediansAtGates, scansByMinute } from "./counts.server.ts";

/** Every gate: how its phones are now, what it scanned in the minutes before `at`, and how long people stood there. */
export async function readGates({ zones }: Pick<SummitDefinition, "zones">, at: Date) {
  const [gates, phones, scans, median] = await Promise.all([
    database().select().from(gate).orderBy(asc(gate.id)),
    database().select().from(device).where(isNull(device.revokedAt)),
    scansByMinute(at),
    mediansAtGates(at),
  ]);
  const real = realNow();
  const healthOf = (phone: (typeof phones)[number]): PhoneHealth => ({
    contactAge: ageSeconds(phone.lastContactAt, real),
    battery: phone.battery,
    skew: phone.clockSkewMs === null ? null : Math.round(phone.clockSkewMs / 1000),
    listAge: ageSeconds(phone.listAsOf, at),
    unsent: phone.unsent,
  });
  const states = gates.map((each) => {
    const own = phones.filter(({ gateId }) => gateId === each.id);
    const health = own.map(healthOf);
    const zone = zones.find(({ number }) => number === each.zone);
    return {
      id: each.id,
      name: each.name,
      direction: each.direction,
      health: gateHealth(health, zone?.freshnessMinutes ?? 0),
      phones: own.length,
      /** Phones that called lately. */
      heard: health.filter(({ contactAge }) => contactAge !== null && contactAge < SILENT_SECONDS)
        .length,
      contactAge: largest(health.map(({ contactAge }) => contactAge)),
      listAge: largest(health.map(({ listAge }) => listAge)),
      battery: smallest(health.map(({ battery }) => battery)),
      skew: largest(health.map(({ skew }) => (skew === null ? null : Math.abs(skew)))),
      unsent: health.reduce((sum, { unsent }) => sum + unsent, 0),
      scans: scans(each.id),
      /** Milliseconds from the code to the guard's decision, half of the last hour's below; null where nobody decided. */
      tookMs: median(each.id),
    };
  });
  return { gates: states, tookMs: median(null) };
}

const ageSeconds = (then: Date | null, now: Date): number | null =>
  then && Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));

const known = (figures: readonly (number | null)[]): number[] =>
  figures.filter((figure) => figure !== null);
const largest = (figures: readonly (number | null)[]): number | null =>
  known(figures).length > 0 ? Math.max(...known(figures)) : null;
const smallest = (figures: readonly (number | null)[]): number | null =>
  known(figures).length > 0 ? Math.min(...known(figures)) : null;
