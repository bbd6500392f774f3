import fc from "fast-check";
import { expect, test } from "vitest";

import { assignRooms } from "#app/domain/bilateral/plan/assign-rooms.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { comfortOf, Comforter, compareComfort } from "#app/domain/bilateral/plan/comfort.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { isValid, tinyProblem } from "#tests/support/planning.ts";

test("a plan becomes more comfortable, never lighter, and stays valid", () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(), (problem, seed) => {
      const now = greedy(layOutGrid(problem));
      const before = { value: now.value, comfort: comfortOf(now.grid, now.placed) };
      new Comforter(now, chanceFrom(seed)).run(100);
      expect(now.value).toBeGreaterThanOrEqual(before.value);
      if (now.value === before.value) {
        expect(compareComfort(comfortOf(now.grid, now.placed), before.comfort)).toBeLessThanOrEqual(
          0,
        );
      }
      expect(isValid(problem, assignRooms(now.grid, now.placed))).toBe(true);
    }),
  );
});

const needs = { cap: 2, booths: 0, press: 0, zone: 0 };
const wish = (id: number, a: number, b: number, starts: number[], pref = starts.map(() => 0)) => ({
  ...{ id, a, b, level: 0, dur: 1, setup: 0, turn: 0, buf: 0, people: [a, b], weight: 1 },
  ...{ needs, compat: [0], starts, pref },
});
const problem = (requests: PlanProblem["requests"]): PlanProblem => ({
  ...{ name: "", S: 10, T: 10, requests },
  persons: [0, 1, 2, 3].map((id) => ({ id, delegation: id, level: 0, avail: [] })),
  rooms: [{ id: 0, name: "", ...needs }],
});
const comforted = (given: PlanProblem) => {
  const now = greedy(layOutGrid(given));
  new Comforter(now, chanceFrom(1)).run(500);
  return { plan: assignRooms(now.grid, now.placed), comfort: comfortOf(now.grid, now.placed) };
};

test("two meetings change places when both then have the hour they like", () => {
  const { plan } = comforted(
    problem([wish(0, 0, 1, [3, 4], [1, 0]), wish(1, 2, 3, [3, 4], [0, 1])]),
  );
  expect(plan.map(({ start }) => start)).toEqual([4, 3]);
});

test("at equal weight a place goes to a delegation that has none before one that has two", () => {
  const given = problem([
    wish(0, 0, 1, [0]),
    wish(1, 0, 1, [1]),
    wish(2, 0, 1, [2]),
    wish(3, 2, 3, [2]),
  ]);
  expect(comforted(given).plan.map(({ request }) => request)).toEqual([0, 1, 3]);
});

test("principals do not wait between meetings that could follow each other", () => {
  expect(comforted(problem([wish(0, 0, 1, [0, 8]), wish(1, 0, 2, [9])])).comfort.waiting).toBe(0);
});
