/** A place that protocol gave by hand: counted from 1, with who gave it and why. */
export type HandPlace = {
  id: string;
  delegationId: string;
  place: number;
  reason: string;
  by: string;
  /** ISO instant, summit time. */
  at: string;
};

/**
 * Puts those with a place of their own there; all others keep their order around them. A place past the end is the last
 * one. Places given to somebody who takes no part wait until they do.
 */
export function placeByHand<T extends { id: string }>(
  ordered: readonly T[],
  places: readonly Pick<HandPlace, "delegationId" | "place">[],
): T[] {
  const held = new Map(places.map(({ delegationId, place }) => [delegationId, place]));
  const placed = ordered.filter(({ id }) => !held.has(id));
  const byPlace = ordered
    .filter(({ id }) => held.has(id))
    .toSorted((a, b) => (held.get(a.id) ?? 0) - (held.get(b.id) ?? 0));
  for (const one of byPlace) placed.splice((held.get(one.id) ?? 1) - 1, 0, one);
  return placed;
}
