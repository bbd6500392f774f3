import { byTime, inOrder, isWithin, leadsTo, type Movement, type Walls } from "./presence.ts";

/** A person's movement, with the floater shown beside the badge. */
export type FloaterMovement = Movement & { holderId: string; floaterId: string | null };

/**
 * One floater with two people inside at once: its later user came in while the earlier one had not left. A function of the
 * set, as presence is.
 * @param movements of everybody who ever came in with this floater, in any order
 */
export function floaterTwice<M extends FloaterMovement>(
  floaterId: string,
  movements: readonly M[],
  walls: Walls,
): readonly (readonly [first: M, second: M])[] {
  const admitted = inOrder(movements);
  const uses = admitted.filter((one) => one.floaterId === floaterId && one.direction === "entry");
  return uses.flatMap((second, place) => {
    const first = uses[place - 1];
    if (!first || first.holderId === second.holderId) return [];
    const before = admitted.filter(
      (one) => one.holderId === first.holderId && byTime(one, second) < 0,
    );
    const last = before.at(-1);
    const zone = last ? leadsTo(last, walls) : null;
    return zone !== null && isWithin(zone, first.zone, walls) ? [[first, second] as const] : [];
  });
}
