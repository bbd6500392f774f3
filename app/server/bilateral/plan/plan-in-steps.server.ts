import { Annealer } from "#app/domain/bilateral/plan/anneal.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { UNPLACED } from "#app/domain/bilateral/plan/occupancy.ts";
import { columnsOfPlan, exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";

import { loadSolver, solvePacking } from "./solve-packing.ts";
import { type PlanProgress, Standing } from "./standing.ts";

const HOT = 4;
const COLD = 1;
const CHUNK = 1_000;
/** One node of the solver's tree for so many steps of the search. */
const STEPS_A_NODE = 20_000;

/**
 * Plans without a clock: the search makes so many steps, then the solver takes its plan up and may open so many nodes.
 * The same problem, seed and steps give the same plan and bound on every machine. Blocks its thread.
 */
export async function planInSteps(
  problem: PlanProblem,
  { seed, steps, begun }: { seed: number; steps: number; begun: number },
): Promise<PlanProgress & { plan: PlannedMeeting[] }> {
  const grid = layOutGrid(problem);
  const standing = new Standing(grid, begun);
  const annealer = new Annealer(greedy(grid), chanceFrom(seed));
  for (let done = 0; done < steps; done += CHUNK) {
    annealer.run(Math.min(CHUNK, steps - done), HOT * (COLD / HOT) ** (done / steps));
  }
  standing.take({ value: annealer.bestValue, pref: annealer.bestPref, placed: annealer.best });
  const { columns, bound } = solvePacking(
    await loadSolver(),
    exactPacking(grid),
    { nodes: Math.ceil(steps / STEPS_A_NODE) },
    columnsOfPlan(annealer.best),
  );
  if (columns) {
    const placed = new Int32Array(problem.requests.length).fill(UNPLACED);
    for (const column of columns) placed[grid.request[column] ?? 0] = column;
    annealer.load(placed);
    annealer.run(Math.min(CHUNK, steps), 0);
    standing.take({ value: annealer.bestValue, pref: annealer.bestPref, placed: annealer.best });
  }
  standing.prove(bound);
  return { ...standing.progress(), plan: standing.plan() };
}
