/** Proves how good a plan can be at all, and finds the best where it comes to an end: HiGHS on the packing model. */
import { workerData } from "node:worker_threads";

import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { Occupancy, UNPLACED } from "#app/domain/bilateral/plan/occupancy.ts";
import { aggregatedPacking, exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import { Part } from "#app/domain/bilateral/plan/part.ts";
import { SlotPrices } from "#app/domain/bilateral/plan/slot-prices.ts";

import { SharedPlan } from "./shared-plan.ts";
import { loadSolver, pricesOf, solvePacking } from "./solve-packing.ts";
import type { ThreadTask } from "./task.ts";

/** Beyond so many columns the linear relaxation takes longer than prices that are stepped to. */
const MOST_RELAXED_COLUMNS = 40_000;
/** Beyond so many the exact model is not bounded within a minute. */
const MOST_EXACT_COLUMNS = 60_000;
/** Rounds of prices between two looks at what the search has found. */
const ROUNDS = 20;

const { problem, primal, dual, bound } = (workerData as { data: ThreadTask }).data;
const found = new SharedPlan(primal);
const own = new SharedPlan(dual);
const proven = new SharedPlan(bound);
const grid = layOutGrid(problem);
const now = new Occupancy(grid);
const prices = new SlotPrices(grid);
let lowest = Infinity;
let best = found.news();

descend();
const highs = await loadSolver();
if (grid.request.length <= MOST_RELAXED_COLUMNS) {
  prices.adopt(pricesOf(highs, exactPacking(grid), prices.size));
  descend();
}
if (grid.request.length > MOST_EXACT_COLUMNS) {
  solvePacking(highs, aggregatedPacking(grid), {}, undefined, { onBound });
}
solveExactly();

/** Lowers the bound by prices until that hardly goes on. */
function descend(): void {
  while (!prices.settled) {
    hear();
    prices.descend(ROUNDS, best?.value ?? 0);
    onBound(prices.bound);
  }
}

/** Branch and cut over the columns with which a plan could be better than the best known. */
function solveExactly(): void {
  hear();
  const reached = best?.value ?? -Infinity;
  const part = Part.worthTrying(prices, best);
  const { columns, optimal } = solvePacking(
    highs,
    exactPacking(grid, part.columns),
    {},
    best && part.within(best.placed),
    {
      onBound: (value) => onBound(Math.max(value, reached)),
      onSolution: (indices) => onSolution(part.of(indices)),
      betterElsewhere: () => (hear() && best ? part.within(best.placed) : undefined),
    },
  );
  if (columns) onSolution(part.of(columns));
  if (optimal) onBound(Math.max(best?.value ?? -Infinity, columns ? now.value : -Infinity));
}

/** Takes note of a better plan that the search has found. */
function hear(): boolean {
  const news = found.news();
  if (!news || (best && news.value <= best.value)) return false;
  best = news;
  return true;
}

function onBound(value: number): void {
  if (value >= lowest) return;
  lowest = value;
  proven.write(value, 0, []);
}

function onSolution(columns: readonly number[]): void {
  const placed = new Int32Array(problem.requests.length).fill(UNPLACED);
  for (const column of columns) placed[grid.request[column] ?? 0] = column;
  now.load(placed);
  if (best && now.value <= best.value) return;
  best = { value: now.value, pref: now.pref, placed };
  own.write(now.value, now.pref, placed);
}
