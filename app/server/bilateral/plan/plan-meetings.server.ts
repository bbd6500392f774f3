import { setImmediate as immediately, setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";

import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import { Comforter } from "#app/domain/bilateral/plan/comfort.ts";
import { layOutGrid, type PlanGrid } from "#app/domain/bilateral/plan/grid.ts";
import { Occupancy } from "#app/domain/bilateral/plan/occupancy.ts";
import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";

import { startThread } from "../../platform/threads/lone.server.ts";
import { SharedPlan } from "./shared-plan.ts";
import { type PlanProgress, Standing } from "./standing.ts";
import type { ThreadTask } from "./task.ts";

export type PlanLimits = {
  /** Wall time after which the best plan so far is the answer. */
  seconds: number;
  /** Stops as soon as the plan is proven this near to the best possible. */
  gap: number;
  seed: number;
  /** Ends the run at once; the best plan so far is the answer. */
  signal?: AbortSignal;
  /** Hears of each better plan and each better bound. */
  onProgress?: (progress: PlanProgress, plan: () => PlannedMeeting[]) => void;
  /** Who searches and who proves; others in tests that make them fail. */
  threads?: readonly `${string}.thread.ts`[];
  /** The moment from which `seconds` count, by `performance.now()`. */
  begun?: number;
};

export type PlanOutcome = PlanProgress & {
  plan: PlannedMeeting[];
  /** Threads that ended by a fault: the plan stands, found with what was left. */
  failures: string[];
};

const LOOK_MS = 20;
const HEAP_MB = 1_536;
const THREADS = [
  "app/server/bilateral/plan/primal.thread.ts",
  "app/server/bilateral/plan/dual.thread.ts",
] as const;
/** Wall time at the end for what comes after the weight, and how long it may block the process at once. */
const COMFORT = { ms: 400, atOnceMs: 10, steps: 20 };
/**
 * Plans by two threads that share what they find: one searches, one proves. Ends at the gap, the limit or the signal,
 * whichever comes first, by ending the threads: the solver's own limits are overrun by up to a minute.
 */
export async function planMeetings(problem: PlanProblem, limits: PlanLimits): Promise<PlanOutcome> {
  const begun = limits.begun ?? performance.now();
  const grid = layOutGrid(problem);
  const state = new Standing(grid, begun);
  const many = problem.requests.length;
  const [primal, dual, bound] = [SharedPlan.for(many), SharedPlan.for(many), SharedPlan.for(0)];
  const { seed } = limits;
  const task: ThreadTask = {
    problem,
    seed,
    seconds: limits.seconds,
    primal: primal.memory,
    dual: dual.memory,
    bound: bound.memory,
  };
  const comfortMs = Math.min(COMFORT.ms, limits.seconds * 50);
  const failures: string[] = [];
  const alive = new Set<Worker>();
  const start = (file: `${string}.thread.ts`) => {
    const thread = startThread(file, task, HEAP_MB);
    alive.add(thread);
    thread.on("error", (error) => failures.push(`${file}: ${error.message}`));
    thread.on("exit", () => alive.delete(thread));
  };
  for (const file of limits.threads ?? THREADS) start(file);
  try {
    limits.onProgress?.(state.progress(), () => state.plan());
    for (;;) {
      const better = [primal.news(), dual.news()].map((news) => news && state.take(news));
      const lower = state.prove(bound.news()?.value);
      if (lower || better.includes(true)) {
        limits.onProgress?.(state.progress(), () => state.plan());
      }
      const { gap, proven, seconds } = state.progress();
      const over = seconds * 1000 + LOOK_MS + comfortMs >= limits.seconds * 1000;
      if (proven || gap <= limits.gap || over || limits.signal?.aborted) break;
      if (alive.size === 0) break;
      await pause(LOOK_MS);
    }
  } finally {
    await Promise.all([...alive].map((thread) => thread.terminate()));
  }
  if (!limits.signal?.aborted) await comfortably(grid, state, { seed, ms: comfortMs });
  return { ...state.progress(), plan: state.plan(), failures };
}

/** Makes the plan more comfortable at the same weight, in short pieces between which the process can answer others. */
async function comfortably(
  grid: PlanGrid,
  state: Standing,
  { seed, ms }: { seed: number; ms: number },
): Promise<void> {
  const now = new Occupancy(grid);
  now.load(state.placed);
  const comfort = new Comforter(now, chanceFrom(seed));
  const until = performance.now() + ms;
  while (performance.now() < until) {
    const rest = performance.now() + COMFORT.atOnceMs;
    while (performance.now() < rest) comfort.run(COMFORT.steps);
    await immediately();
  }
  state.prefer(now);
}
