import { Annealer } from "#app/domain/bilateral/plan/anneal.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { Comforter } from "#app/domain/bilateral/plan/comfort.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { Occupancy, UNPLACED } from "#app/domain/bilateral/plan/occupancy.ts";
import { exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import { Part } from "#app/domain/bilateral/plan/part.ts";
import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { SlotPrices } from "#app/domain/bilateral/plan/slot-prices.ts";

import { loadSolver, solvePacking } from "./solve-packing.ts";
import { type PlanProgress, Standing } from "./standing.ts";

const HOT = 4;
const COLD = 1;
const CHUNK = 1_000;
/** One round of prices for so many steps of the search. */
const STEPS_A_ROUND = 100;
/** One node of the solver's tree for so many steps of the search. */
const STEPS_A_NODE = 20_000;

/**
 * Plans without a clock: the search makes so many steps, prices bound what is possible, then the
 * solver takes plan and bound up and may open so many nodes.
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
  const prices = new SlotPrices(grid);
  prices.descend(Math.ceil(steps / STEPS_A_ROUND), annealer.bestValue);
  standing.prove(prices.bound);
  const part = Part.worthTrying(prices, { value: annealer.bestValue, placed: annealer.best });
  const { columns, bound } = solvePacking(
    await loadSolver(),
    exactPacking(grid, part.columns),
    { nodes: Math.ceil(steps / STEPS_A_NODE) },
    part.within(annealer.best),
  );
  standing.prove(Math.max(bound, annealer.bestValue));
  if (columns) {
    const placed = new Int32Array(problem.requests.length).fill(UNPLACED);
    for (const column of part.of(columns)) placed[grid.request[column] ?? 0] = column;
    annealer.load(placed);
    annealer.run(Math.min(CHUNK, steps), 0);
    standing.take({ value: annealer.bestValue, pref: annealer.bestPref, placed: annealer.best });
  }
  const now = new Occupancy(grid);
  now.load(standing.placed);
  new Comforter(now, chanceFrom(seed)).run(steps);
  standing.prefer(now);
  return { ...standing.progress(), plan: standing.plan() };
}
