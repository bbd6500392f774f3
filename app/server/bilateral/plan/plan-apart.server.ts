import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";

import { startThread } from "../../platform/threads/lone.server.ts";
import type { PlanLimits, PlanOutcome } from "./plan-meetings.server.ts";
import type { PlanProgress } from "./standing.ts";

/** What the planning thread is given; `begunAt` in ms since 1970, since each thread's `performance.now()` is its own. */
export type ApartTask = {
  problem: PlanProblem;
  limits: Pick<PlanLimits, "seconds" | "gap" | "seed">;
  begunAt: number;
};
/** What it says. Plans come now and then, figures at once. */
export type ApartWord =
  | { kind: "progress"; progress: PlanProgress }
  | { kind: "plan"; plan: PlannedMeeting[] }
  | { kind: "done"; outcome: PlanOutcome };
/** The only thing that it is told. */
export const STOP = "stop";

const HEAP_MB = 1_024;
/** A thread told to stop that does not answer is ended. */
const PATIENCE_MS = 5_000;

type ApartLimits = ApartTask["limits"] & Pick<PlanLimits, "signal" | "onProgress">;

/**
 * Plans as `planMeetings` does, in a thread of its own: the process that serves pages lays out no grid, validates no plan and
 * is never deaf for longer than it takes to hand the problem over.
 * @throws when the thread ends by a fault, or is ended
 */
export function planApart(
  problem: PlanProblem,
  { signal, onProgress, ...limits }: ApartLimits,
): Promise<PlanOutcome> {
  const begunAt = performance.timeOrigin + performance.now();
  const task: ApartTask = { problem, limits, begunAt };
  const thread = startThread("app/server/bilateral/plan/plan.thread.ts", task, HEAP_MB);
  let latest: PlannedMeeting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    thread.postMessage(STOP);
    timer = setTimeout(() => void thread.terminate(), PATIENCE_MS);
  };
  return new Promise<PlanOutcome>((resolve, reject) => {
    thread.on("message", (word: ApartWord) => {
      if (word.kind === "progress") onProgress?.(word.progress, () => latest);
      else if (word.kind === "plan") latest = word.plan;
      else resolve(word.outcome);
    });
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("The planning thread ended without a plan")));
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    return thread.terminate();
  });
}
