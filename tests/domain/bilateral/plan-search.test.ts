import fc from "fast-check";
import { expect, test } from "vitest";

import { Annealer } from "#app/domain/bilateral/plan/anneal.ts";
import { assignRooms } from "#app/domain/bilateral/plan/assign-rooms.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { planFaults } from "#app/domain/bilateral/plan/plan-faults.ts";
import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { bestByForce, isValid, tinyProblem } from "#tests/support/planning.ts";

function searched(problem: PlanProblem, seed: number, steps: number) {
  const grid = layOutGrid(problem);
  const annealer = new Annealer(greedy(grid), chanceFrom(seed));
  annealer.run(steps, 3);
  return { annealer, plan: assignRooms(grid, annealer.best) };
}

test("every plan of the search is valid, and its worth is the sum of its weights", () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(), (problem, seed) => {
      const { plan, annealer } = searched(problem, seed, 200);
      expect(isValid(problem, plan)).toBe(true);
      const weights = plan.map(({ request }) => problem.requests[request]?.weight ?? 0);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(annealer.bestValue);
    }),
  );
});

test("the search finds the best plan of a tiny problem", () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      expect(searched(problem, 1, 2_000).annealer.bestValue).toBe(bestByForce(problem));
    }),
    { numRuns: 50, seed: 13 },
  );
});

test("the same seed and steps give the same plan", () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(), (problem, seed) => {
      expect(searched(problem, seed, 100).plan).toEqual(searched(problem, seed, 100).plan);
    }),
  );
});

test("the check before publication says what the format says of any plan", () => {
  const meeting = fc.record({ request: fc.nat(5), start: fc.nat(6), room: fc.nat(3) });
  fc.assert(
    fc.property(tinyProblem, fc.array(meeting, { maxLength: 5 }), (problem, plan) => {
      expect(planFaults(problem, plan).length === 0).toBe(isValid(problem, plan));
    }),
    { numRuns: 500 },
  );
});
