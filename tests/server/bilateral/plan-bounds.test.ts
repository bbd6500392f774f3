import fc from "fast-check";
import { expect, test } from "vitest";

import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { aggregatedPacking, exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { SlotPrices } from "#app/domain/bilateral/plan/slot-prices.ts";
import { loadSolver, solvePacking } from "#app/server/bilateral/plan/solve-packing.ts";
import { bestByForce, tinyProblem } from "#tests/support/planning.ts";

const highs = await loadSolver();
const exact = (problem: PlanProblem) =>
  solvePacking(highs, exactPacking(layOutGrid(problem)), {}, undefined);
const aggregated = (problem: PlanProblem) =>
  solvePacking(highs, aggregatedPacking(layOutGrid(problem)), {}, undefined);
const whole = (bound: number) => Math.floor(bound + 1e-6);

test("the proven bound of the exact model is the best there is, by trying every plan", () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      expect(whole(exact(problem).bound)).toBe(bestByForce(problem));
    }),
    { numRuns: 60 },
  );
});

test("the bound of the model without rooms of their own is never below the best there is", () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      expect(whole(aggregated(problem).bound)).toBeGreaterThanOrEqual(bestByForce(problem));
    }),
    { numRuns: 60 },
  );
});

test("prices never bound lower than the best there is, neither of all plans nor of those with one column", () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(400), fc.nat(), (problem, rounds, pick) => {
      const grid = layOutGrid(problem);
      const prices = new SlotPrices(grid);
      prices.descend(1 + rounds, 0);
      expect(prices.bound).toBeGreaterThanOrEqual(bestByForce(problem) - 1e-6);
      const column = pick % Math.max(1, grid.request.length);
      const [r = 0, start = 0] = [grid.request[column], grid.start[column]];
      const request = problem.requests[r];
      if (!request || grid.request.length === 0) return;
      const compat = grid.types[grid.type[column] ?? 0]?.rooms.map(({ id }) => id) ?? [];
      // A request so heavy that the best plan holds it: what is left of the best is what a plan with it is worth.
      const heavy = { ...request, weight: 1_000, starts: [start], pref: [0], compat };
      const held = { ...problem, requests: problem.requests.with(r, heavy) };
      const withIt = bestByForce(held) - 1_000 + request.weight;
      expect(prices.worthWith()[column]).toBeGreaterThanOrEqual(withIt - 1e-6);
    }),
    { numRuns: 100 },
  );
});

test("one room more never lowers the bound, a pin never raises it", () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      const bound = whole(exact(problem).bound);
      const [room] = problem.rooms;
      const [request] = problem.requests;
      if (!room || !request) return;
      const more = {
        ...problem,
        rooms: [...problem.rooms, { ...room, id: 99 }],
        requests: problem.requests.map((each) => ({
          ...each,
          compat: each.compat.includes(room.id) ? [...each.compat, 99] : each.compat,
        })),
      };
      expect(whole(exact(more).bound)).toBeGreaterThanOrEqual(bound);
      if (request.starts.length === 0 || request.compat.length === 0) return;
      const [start = 0] = request.starts;
      const pinned = { ...request, pinned: true, starts: [start], pref: [0] };
      const held = { ...problem, requests: [pinned, ...problem.requests.slice(1)] };
      expect(whole(exact(held).bound)).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 40 },
  );
});

test("where unions of rooms lie to a count by the slot, the exact model does not", () => {
  // Rooms B and S; two meetings need B, two longer ones take either: every slot counts up, no assignment exists.
  const request = { a: 0, b: 1, level: 0, setup: 0, turn: 0, buf: 0, weight: 1 };
  const needs = { cap: 2, booths: 0, press: 0, zone: 0 };
  const wish = (id: number, start: number, dur: number, compat: number[]) => ({
    ...request,
    ...{ id, dur, compat, needs, people: [], starts: [start], pref: [0] },
  });
  const room = { name: "", ...needs };
  const problem = {
    ...{ name: "unions", S: 3, T: 3, persons: [] },
    rooms: [
      { ...room, id: 0 },
      { ...room, id: 1 },
    ],
    requests: [
      wish(0, 0, 1, [0]),
      wish(1, 2, 1, [0]),
      wish(2, 0, 2, [0, 1]),
      wish(3, 1, 2, [0, 1]),
    ],
  };
  expect(bestByForce(problem)).toBe(3);
  expect(whole(exact(problem).bound)).toBe(3);
  expect(whole(aggregated(problem).bound)).toBe(4);
});
