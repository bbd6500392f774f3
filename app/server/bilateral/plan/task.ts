import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";

/** What both threads are given. */
export type ThreadTask = {
  problem: PlanProblem;
  seed: number;
  /** Memory of `SharedPlan`: what the search found, what the solver found, and the bound as the value of an empty plan. */
  primal: SharedArrayBuffer;
  dual: SharedArrayBuffer;
  bound: SharedArrayBuffer;
  /** Columns by request to begin from: a published plan. */
  warm?: Int32Array;
};
