import { enclosed, type ZoneRules } from "./rules.ts";
import type { Direction, GuardDecision } from "./verdict.ts";

/** A badge seen at a gate, as far as it tells where its holder is. `at` in milliseconds since 1970. */
export type Movement = {
  zone: number;
  direction: Direction;
  decision: GuardDecision | null;
  at: number;
  /** Orders two movements of one instant on one phone. */
  sequence: number;
  /** Orders what is left, so that every server comes to the same answer. */
  id: string;
};

/** What of a zone tells where people are. */
export type Walls = readonly Pick<ZoneRules, "number" | "within" | "hasExit">[];

/** Where a person is, and the movement that brought them there. */
export type Place<M extends Movement> = { zone: number; by: M };

/** The admitted movements of one person in the one order that everybody agrees on, earliest first. */
export const inOrder = <M extends Movement>(movements: readonly M[]): readonly M[] =>
  movements.filter(({ decision }) => decision === "admitted").toSorted(byTime);

export function byTime(a: Movement, b: Movement): number {
  return a.at - b.at || a.sequence - b.sequence || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** Where a movement leaves a person: in the zone entered, or in the one around the zone left. Null: outside. */
export const leadsTo = (
  movement: Pick<Movement, "zone" | "direction">,
  walls: Walls,
): number | null =>
  movement.direction === "entry"
    ? movement.zone
    : (walls.find(({ number }) => number === movement.zone)?.within ?? null);

/**
 * Where a person is: where the latest admitted movement leads. A function of the set, not of the order of arrival, so that
 * passages which a phone sent hours late are merged and never rejected.
 * @returns null when outside
 */
export function whereabouts<M extends Movement>(
  movements: readonly M[],
  walls: Walls,
): Place<M> | null {
  const last = inOrder(movements).at(-1);
  const zone = last && leadsTo(last, walls);
  return last && zone !== undefined && zone !== null ? { zone, by: last } : null;
}

/** Whether somebody in `zone` is in the zone `around`: in it, or in one that lies in it. */
export const isWithin = (zone: number, around: number, walls: Walls): boolean =>
  zone === around || enclosed(around, walls).includes(zone);
