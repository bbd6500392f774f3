/** Proves how good a plan can be at all, and finds the best where it comes to an end: HiGHS on the packing model. */
import { workerData } from "node:worker_threads";

import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { Occupancy, UNPLACED } from "#app/domain/bilateral/plan/occupancy.ts";
import {
  aggregatedPacking,
  columnsOfPlan,
  exactPacking,
} from "#app/domain/bilateral/plan/packing.ts";

import { SharedPlan } from "./shared-plan.ts";
import { loadSolver, solvePacking } from "./solve-packing.ts";
import type { ThreadTask } from "./task.ts";

/** Beyond so many columns the exact model is not bounded within a minute. */
const MOST_EXACT_COLUMNS = 60_000;

const { problem, primal, dual, bound } = (workerData as { data: ThreadTask }).data;
const found = new SharedPlan(primal);
const own = new SharedPlan(dual);
const proven = new SharedPlan(bound);
const grid = layOutGrid(problem);
const now = new Occupancy(grid);
const highs = await loadSolver();
let lowest = Infinity;

if (grid.request.length > MOST_EXACT_COLUMNS) {
  solvePacking(highs, aggregatedPacking(grid), {}, undefined, { onBound });
}
let best = found.news();
const { columns, optimal } = solvePacking(
  highs,
  exactPacking(grid),
  {},
  best && columnsOfPlan(best.placed),
  {
    onBound,
    onSolution,
    betterElsewhere: () => {
      const news = found.news();
      if (!news || (best && news.value <= best.value)) return undefined;
      best = news;
      return columnsOfPlan(news.placed);
    },
  },
);
if (columns) onSolution(columns);
if (optimal && columns) onBound(now.value);

function onBound(value: number): void {
  if (value >= lowest) return;
  lowest = value;
  proven.write(value, 0, []);
}

function onSolution(found: number[]): void {
  const placed = new Int32Array(problem.requests.length).fill(UNPLACED);
  for (const column of found) placed[grid.request[column] ?? 0] = column;
  now.load(placed);
  if (best && now.value <= best.value) return;
  own.write(now.value, now.pref, placed);
}
