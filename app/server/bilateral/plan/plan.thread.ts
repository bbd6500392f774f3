/** Runs a plan's search and proof, which are threads of their own, and says how far they are. */
import { parentPort, workerData } from "node:worker_threads";

import type { PlannedMeeting } from "#app/domain/bilateral/plan/problem.ts";

import { type ApartTask, type ApartWord, STOP } from "./plan-apart.server.ts";
import { planMeetings } from "./plan-meetings.server.ts";

/** Whoever looks on sees a plan of so many milliseconds ago. */
const SHOW_MS = 250;

const { problem, limits, begunAt } = (workerData as { data: ApartTask }).data;
const stop = new AbortController();
parentPort?.on("message", (word: unknown) => word === STOP && stop.abort());
const say = (word: ApartWord) => parentPort?.postMessage(word);

let newest: (() => PlannedMeeting[]) | undefined;
let isFirst = true;
const show = setInterval(() => {
  if (newest) say({ kind: "plan", plan: newest() });
  newest = undefined;
}, SHOW_MS);
const outcome = await planMeetings(problem, {
  ...limits,
  begun: begunAt - performance.timeOrigin,
  signal: stop.signal,
  onProgress: (progress, plan) => {
    // Figures without a plan would say that all meetings are dropped.
    if (isFirst) say({ kind: "plan", plan: plan() });
    else newest = plan;
    isFirst = false;
    say({ kind: "progress", progress });
  },
});
clearInterval(show);
say({ kind: "done", outcome });
