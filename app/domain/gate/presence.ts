import type { Direction, GuardDecision } from "./verdict.ts";

/** A badge seen at a gate, as far as it tells where its holder is. `at` in seconds since 1970. */
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

/**
 * Where a person is: what the latest admitted movement says. A function of the set, not of the order of arrival, so
 * that passages which a phone sent hours late are merged and never rejected. Entering one place leaves the other.
 * @returns the movement that brought the person in, or null when outside
 */
export function whereabouts<M extends Movement>(movements: readonly M[]): M | null {
  const admitted = movements.filter(({ decision }) => decision === "admitted");
  const latest = admitted.reduce<M | null>(
    (last, next) => (last === null || isLater(next, last) ? next : last),
    null,
  );
  return latest?.direction === "entry" ? latest : null;
}

function isLater(a: Movement, b: Movement): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.sequence !== b.sequence) return a.sequence > b.sequence;
  return a.id > b.id;
}
