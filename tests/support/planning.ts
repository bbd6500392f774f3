import fc from "fast-check";

import type {
  PlannedMeeting,
  PlanProblem,
  PlanRequest,
} from "#app/domain/bilateral/plan/problem.ts";

/** Small enough to try every plan, tight enough that not all fits. */
export const tinyProblem: fc.Arbitrary<PlanProblem> = fc
  .record({
    T: fc.integer({ min: 3, max: 7 }),
    rooms: fc.integer({ min: 1, max: 3 }),
    persons: fc.integer({ min: 2, max: 4 }),
    wishes: fc.array(
      fc.record({
        dur: fc.integer({ min: 1, max: 3 }),
        setup: fc.integer({ min: 0, max: 1 }),
        turn: fc.integer({ min: 0, max: 1 }),
        buf: fc.integer({ min: 0, max: 1 }),
        people: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
        weight: fc.integer({ min: 1, max: 20 }),
        compat: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
        starts: fc.uniqueArray(fc.nat(6), { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ T, rooms, persons, wishes }) => ({
    name: "tiny",
    S: T,
    T,
    persons: Array.from({ length: persons }, (_, id) => ({
      id,
      delegation: id,
      level: 0,
      avail: Array.from({ length: T }, () => 1),
    })),
    rooms: Array.from({ length: rooms }, (_, id) => ({
      id,
      name: `Room ${id}`,
      cap: 8,
      booths: 0,
      press: 0,
      zone: 0,
    })),
    requests: wishes.map((wish, id) => {
      const starts = wish.starts.filter((start) => start + wish.dur <= T).toSorted((a, b) => a - b);
      return {
        ...wish,
        id,
        a: 0,
        b: 1,
        level: 0,
        needs: { cap: 2, booths: 0, press: 0, zone: 0 },
        people: wish.people.filter((person) => person < persons),
        compat: wish.compat.filter((room) => room < rooms),
        starts,
        pref: starts.map(() => 0),
      };
    }),
  }));

/** What the format's own words say of a valid plan, slot by slot; it shares no line with the product. */
export function isValid(problem: PlanProblem, plan: readonly PlannedMeeting[]): boolean {
  const taken = new Set<string>();
  const take = (key: string) => !taken.has(key) && Boolean(taken.add(key));
  return plan.every(({ request: id, start, room }) => {
    const request = problem.requests.find((candidate) => candidate.id === id);
    if (!request?.starts.includes(start) || !request.compat.includes(room)) return false;
    if (!take(`request ${id}`)) return false;
    for (let t = start - request.setup; t < start + request.dur + request.turn; t += 1) {
      if (!take(`room ${room} at ${t}`)) return false;
    }
    for (const person of new Set(request.people)) {
      for (let t = start; t < start + request.dur + request.buf; t += 1) {
        if (!take(`person ${person} at ${t}`)) return false;
      }
    }
    return true;
  });
}

/** The best weight there is, by trying every plan. */
export function bestByForce(problem: PlanProblem): number {
  const weightOf = (request: PlanRequest | undefined) => request?.weight ?? 0;
  const extend = (index: number, plan: PlannedMeeting[]): number => {
    const request = problem.requests[index];
    if (!request) return 0;
    let best = extend(index + 1, plan);
    for (const start of request.starts) {
      for (const room of request.compat) {
        const longer = [...plan, { request: request.id, start, room }];
        if (isValid(problem, longer)) {
          best = Math.max(best, weightOf(request) + extend(index + 1, longer));
        }
      }
    }
    return best;
  };
  return extend(0, []);
}
