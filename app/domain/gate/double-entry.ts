import { inOrder, isWithin, leadsTo, type Movement, type Walls } from "./presence.ts";

/** A movement, with what its gate knew when it judged. */
export type JudgedMovement = Movement & {
  /** The gate saw that the holder was inside already, and a person decided. */
  knewInside: boolean;
};

/** Two entries of one person without a way out between. */
export type DoubleEntry<M extends Movement> = readonly [first: M, second: M];

/**
 * Who was let into a zone while inside it already: two gates that did not hear of each other, or one badge in two hands.
 * Like `whereabouts` a function of the set: a late passage may explain what looked like one, or show another. An entry
 * whose gate knew and whose guard decided is none; nor is one into a zone that nobody is seen to leave.
 * @param movements of one person, in any order
 */
export function doubleEntries<M extends JudgedMovement>(
  movements: readonly M[],
  walls: Walls,
): readonly DoubleEntry<M>[] {
  const ordered = inOrder(movements);
  return ordered.flatMap((second, place) => {
    const first = ordered[place - 1];
    return first && isDouble(first, second, walls) ? [[first, second] as const] : [];
  });
}

function isDouble(first: Movement, second: JudgedMovement, walls: Walls): boolean {
  if (second.direction !== "entry" || second.knewInside) return false;
  if (!walls.find(({ number }) => number === second.zone)?.hasExit) return false;
  const zone = leadsTo(first, walls);
  return zone !== null && isWithin(zone, second.zone, walls);
}
