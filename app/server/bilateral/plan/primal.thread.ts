/** Looks for good plans until it is ended: annealing, ever longer, and parts of the plan solved to their best. */
import { workerData } from "node:worker_threads";

import { Annealer } from "#app/domain/bilateral/plan/anneal.ts";
import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { Occupancy } from "#app/domain/bilateral/plan/occupancy.ts";

import { neighbourhood, refill } from "./repair.ts";
import { SharedPlan } from "./shared-plan.ts";
import { loadSolver } from "./solve-packing.ts";
import type { ThreadTask } from "./task.ts";

const HOT = 5;
const COLD = 0.7;
/** The first cooling: one long one finds more than two short ones, but a small problem needs none that is long. */
const FIRST = { msARequest: 25, ofAll: 0.55 };
const CHUNK = 500;

const { problem, seed, seconds, primal, dual } = (workerData as { data: ThreadTask }).data;
const own = new SharedPlan(primal);
const other = new SharedPlan(dual);
const grid = layOutGrid(problem);
const chance = chanceFrom(seed);
const start = greedy(grid);
own.write(start.value, start.pref, start.placed);
const annealer = new Annealer(start, chance);

const firstMs = Math.min(FIRST.msARequest * problem.requests.length, FIRST.ofAll * 1000 * seconds);
cool(firstMs);
const highs = await loadSolver();
const now = new Occupancy(grid);
for (let round = 0; ; round += 1) {
  refillFor(3_000, 30 + 10 * Math.min(round, 6));
  cool(firstMs * 2 ** round);
  annealer.load(annealer.best);
}

/** Anneals for so long, from warm to cold. */
function cool(ms: number): void {
  const begun = performance.now();
  let value = annealer.bestValue;
  let pref = annealer.bestPref;
  for (;;) {
    const part = (performance.now() - begun) / ms;
    if (part >= 1) return;
    annealer.run(CHUNK, HOT * (COLD / HOT) ** part);
    hearOther();
    if (annealer.bestValue === value && annealer.bestPref === pref) continue;
    [value, pref] = [annealer.bestValue, annealer.bestPref];
    own.write(value, pref, annealer.best);
  }
}

function refillFor(ms: number, size: number): void {
  const begun = performance.now();
  now.load(annealer.best);
  while (performance.now() - begun < ms) {
    const gained = refill(highs, now, neighbourhood(now, chance, size), 2);
    if (hearOther()) now.load(annealer.best);
    else if (gained) {
      own.write(now.value, now.pref, now.placed);
      annealer.load(now.placed);
    }
  }
}

/** Takes over what the other thread found, when it is better. */
function hearOther(): boolean {
  const news = other.news();
  if (!news || news.value <= annealer.bestValue) return false;
  annealer.load(news.placed);
  return true;
}
