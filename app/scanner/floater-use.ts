import { isWithin } from "#app/domain/gate/presence.ts";
import type { GateList } from "#app/domain/gate/wire.ts";

import type { StoredPassage } from "./store.ts";
import { whereIs } from "./whereabouts.ts";

/**
 * Whether somebody else is inside by this floater, by the list and by what this phone let through since. Somebody is who
 * holds `serial` now: all badges that one person ever had stand on the list with one floater, and are one user.
 */
export function isFloaterInUse(
  floater: string,
  serial: string,
  { list, passages }: { list: GateList; passages: readonly StoredPassage[] },
): boolean {
  const entries = passages.filter(
    ({ decision, direction }) => decision === "admitted" && direction === "entry",
  );
  const cameBy = (user: string): string | null | undefined =>
    entries.findLast((one) => one.serial === user)?.floater ??
    list.inside.find((one) => one.serial === user)?.floater;
  const isInside = (user: string): boolean => {
    const inside = list.inside.find((one) => one.serial === user) ?? null;
    const place = whereIs(user, { asOf: list.asOf, inside }, passages, list.zones);
    return place !== null && isWithin(place.zone, list.gate.zone, list.zones);
  };
  if (cameBy(serial) === floater && isInside(serial)) return false;
  const users = [...list.inside, ...entries].flatMap((one) =>
    one.floater === floater && one.serial !== null && one.serial !== serial ? [one.serial] : [],
  );
  return users.some((user) => cameBy(user) === floater && isInside(user));
}
