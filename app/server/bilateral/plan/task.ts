import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";

/** What both threads are given. */
export type ThreadTask = {
  problem: PlanProblem;
  seed: number;
  /** Wall time that the run may take: the search cools once within it, and again while there is more. */
  seconds: number;
  /** Memory of `SharedPlan`: what the search found, what the solver found, and the bound as the value of an empty plan. */
  primal: SharedArrayBuffer;
  dual: SharedArrayBuffer;
  bound: SharedArrayBuffer;
};
