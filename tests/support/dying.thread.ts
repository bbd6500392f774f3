/** Finds one plan, writes it down, and is killed in mid-run. */
import { workerData } from "node:worker_threads";

import { Annealer } from "#app/domain/bilateral/plan/anneal.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { SharedPlan } from "#app/server/bilateral/plan/shared-plan.ts";
import type { ThreadTask } from "#app/server/bilateral/plan/task.ts";

const { problem, seed, primal } = (workerData as { data: ThreadTask }).data;
const annealer = new Annealer(greedy(layOutGrid(problem)), chanceFrom(seed));
annealer.run(20_000, 2);
new SharedPlan(primal).write(annealer.bestValue, annealer.bestPref, annealer.best);
process.exit(137);
