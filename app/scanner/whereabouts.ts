import type { Whereabouts } from "#app/domain/gate/judge.ts";
import { leadsTo, type Walls } from "#app/domain/gate/presence.ts";

import type { StoredPassage } from "./store.ts";

/** What the server said of somebody's place, and when it was true (s). */
export type Told = { asOf: number; inside: Whereabouts };

/**
 * Where a badge's holder is, by what the server said and by what this phone let through since. Once the server had a
 * passage before it made its list, its word counts.
 */
export function whereIs(
  serial: string,
  { asOf, inside }: Told,
  passages: Iterable<StoredPassage>,
  walls: Walls,
): Whereabouts {
  let place = inside;
  for (const passage of passages) {
    if (passage.serial !== serial || passage.decision !== "admitted") continue;
    if (passage.acknowledgedAt !== null && passage.acknowledgedAt < asOf) continue;
    if (place !== null && passage.scannedAt < place.since) continue;
    const zone = leadsTo(passage, walls);
    place = zone === null ? null : { zone, since: passage.scannedAt };
  }
  return place;
}
