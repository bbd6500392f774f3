import { type Chance, chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import type {
  PlanNeeds,
  PlanPerson,
  PlanProblem,
  PlanRequest,
  PlanRoom,
} from "#app/domain/bilateral/plan/problem.ts";

/** How large a problem is to be. */
export type Shape = {
  seed: number;
  delegations: number;
  requests: number;
  rooms: number;
  days: number;
  /** People at each meeting, from both sides in turn; two when not said. */
  people?: number;
};

/** Slots of a quarter of an hour from 08:30 to 19:30. */
const DAY = 44;
/** Slots of each day that the programme takes from everybody: plenary and lunch. */
const PROGRAMME = [
  [6, 12],
  [18, 22],
] as const;

/**
 * A planning problem of the published format, made by chance from a seed: three principals a delegation, who arrive and
 * leave at their own hours, rooms of several sizes, and about as many requests more than fit as in the examples.
 */
export function generateProblem({
  seed,
  delegations,
  requests,
  rooms,
  days,
  people = 2,
}: Shape): PlanProblem {
  const chance = chanceFrom(seed);
  const whole = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  const T = days * DAY;
  const persons = Array.from({ length: delegations * 3 }, (_, id): PlanPerson => {
    const [arrives, leaves] = [whole(0, 8), T - whole(0, 8)];
    const avail = Array.from({ length: T }, (_, slot) => {
      const taken = PROGRAMME.some(([from, until]) => slot % DAY >= from && slot % DAY < until);
      return taken || slot < arrives || slot >= leaves ? 0 : 1;
    });
    return { id, delegation: Math.floor(id / 3), level: id % 3, avail };
  });
  const halls = Array.from({ length: rooms }, (_, id): PlanRoom => ({
    ...{ id, name: `Room ${id + 1}`, cap: [8, 12, 16, 24][whole(0, 3)] ?? 8 },
    ...{ booths: whole(0, 2), press: whole(0, 1), zone: whole(0, 2) },
  }));
  const wishes = Array.from({ length: requests }, (_, id) =>
    wish(id, { chance, whole, T, persons, halls, delegations, people }),
  );
  return { name: `generated-${seed}`, S: DAY, T, persons, rooms: halls, requests: wishes };
}

function wish(
  id: number,
  given: {
    chance: Chance;
    whole: (least: number, most: number) => number;
    T: number;
    persons: readonly PlanPerson[];
    halls: readonly PlanRoom[];
    delegations: number;
    people: number;
  },
): PlanRequest {
  const { chance, whole, T, persons, halls, delegations } = given;
  const a = whole(0, delegations - 1);
  const b = (a + whole(1, Math.max(1, delegations - 1))) % delegations;
  const level = whole(0, 2);
  const dur = whole(2, 4);
  const attending = new Set([a * 3 + level, b * 3 + level]);
  while (attending.size < Math.min(given.people, persons.length)) {
    attending.add(whole(0, persons.length - 1));
  }
  const needs: PlanNeeds = {
    ...{ cap: whole(4, 16), booths: Number(chance() < 0.3) },
    ...{ press: Number(chance() < 0.15), zone: whole(0, 1) },
  };
  const compat = halls
    .filter((hall) =>
      (["cap", "booths", "press", "zone"] as const).every((of) => hall[of] >= needs[of]),
    )
    .map((hall) => hall.id);
  const free = (slot: number) =>
    [...attending].every((person) => persons[person]?.avail[slot] === 1);
  const lasts = (start: number) => Array.from({ length: dur }, (_, at) => start + at).every(free);
  const starts = Array.from({ length: T - dur + 1 }, (_, start) => start).filter(
    (start) => (start % DAY) + dur <= DAY && lasts(start),
  );
  const best = whole(0, T - 1);
  return {
    ...{
      id,
      a,
      b,
      level,
      dur,
      setup: 1,
      turn: 1,
      buf: 1,
      people: [...attending],
      needs,
      compat,
      starts,
    },
    weight: [40, 25, 12][level] ?? 10 + whole(0, 10),
    pref: starts.map((start) => Math.min(9, Math.floor(Math.abs(start - best) / 4))),
  };
}
