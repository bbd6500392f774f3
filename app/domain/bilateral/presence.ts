import type { JourneyWay } from "../travel/journey.ts";
import type { Presence, Principal } from "./availability.ts";

/** One way of somebody who is a principal; `at` in ms. */
export type PrincipalJourney = Principal & {
  way: JourneyWay;
  at: number;
  point: string;
};

/**
 * When each principal is in the city. Where several of a delegation are of one level (two ministers), one of them can
 * meet from the first arrival to the last departure.
 */
export function presencesOf(journeys: readonly PrincipalJourney[]): Presence[] {
  const found = new Map<string, Presence>();
  for (const { delegationId, level, way, at, point } of journeys) {
    const key = `${delegationId} ${level}`;
    const known = found.get(key) ?? { delegationId, level, arrives: null, leaves: null };
    const end = { at, point };
    const { arrives, leaves } = known;
    const next =
      way === "arrival"
        ? { ...known, arrives: arrives && arrives.at <= at ? arrives : end }
        : { ...known, leaves: leaves && leaves.at >= at ? leaves : end };
    found.set(key, next);
  }
  return [...found.values()];
}
