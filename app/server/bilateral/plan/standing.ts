import { assignRooms } from "#app/domain/bilateral/plan/assign-rooms.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import type { PlanGrid } from "#app/domain/bilateral/plan/grid.ts";
import { planFaults } from "#app/domain/bilateral/plan/plan-faults.ts";
import type { PlannedMeeting } from "#app/domain/bilateral/plan/problem.ts";

/** Where a run stands. `weight` and `bound` in points; `gap` a fraction of the weight; `seconds` since its beginning. */
export type PlanProgress = {
  weight: number;
  bound: number;
  gap: number;
  placed: number;
  requests: number;
  seconds: number;
  proven: boolean;
};

/** Points below a whole number that are taken for the solver's rounding, never for a proof. */
const ROUNDING = 1e-3;

/** The best valid plan and the least bound of a run. */
export class Standing {
  readonly #grid: PlanGrid;
  readonly #begun: number;
  #placed: ArrayLike<number>;
  #value: number;
  #pref: number;
  #bound: number;

  constructor(grid: PlanGrid, begun: number) {
    const first = greedy(grid);
    this.#grid = grid;
    this.#begun = begun;
    this.#placed = first.placed.slice();
    this.#value = first.value;
    this.#pref = first.pref;
    this.#bound = grid.problem.requests.reduce((sum, _, r) => sum + mostOf(grid, r), 0);
  }

  /** Takes a plan over when it is better, and valid by comparing all pairs. */
  take({ value, pref, placed }: { value: number; pref: number; placed: Int32Array }): boolean {
    if (value < this.#value || (value === this.#value && pref >= this.#pref)) return false;
    return this.prefer({ value, pref, placed });
  }

  #holds(placed: Int32Array): boolean {
    return planFaults(this.#grid.problem, assignRooms(this.#grid, placed)).length === 0;
  }

  prove(bound: number | undefined): boolean {
    if (bound === undefined) return false;
    const whole = Math.max(this.#value, Math.floor(bound + ROUNDING));
    if (whole >= this.#bound) return false;
    this.#bound = whole;
    return true;
  }

  /** The plan as columns by request. */
  get placed(): ArrayLike<number> {
    return this.#placed;
  }

  /** Takes over a plan of the same weight that is the better for other reasons, if it is valid. */
  prefer({ value, pref, placed }: { value: number; pref: number; placed: Int32Array }): boolean {
    if (value < this.#value || !this.#holds(placed)) return false;
    [this.#placed, this.#value, this.#pref] = [placed, value, pref];
    return true;
  }

  plan(): PlannedMeeting[] {
    return assignRooms(this.#grid, this.#placed);
  }

  progress(): PlanProgress {
    const { requests } = this.#grid.problem;
    const ids = Array.from(this.#placed).flatMap((column, r) => (column < 0 ? [] : [r]));
    const weight = ids.reduce((sum, r) => sum + (requests[r]?.weight ?? 0), 0);
    const over = this.#bound - this.#value;
    return {
      weight,
      bound: weight + over,
      gap: over === 0 ? 0 : over / Math.max(weight, 1),
      placed: ids.length,
      requests: requests.length,
      seconds: Math.round(performance.now() - this.#begun) / 1000,
      proven: over === 0,
    };
  }
}

function mostOf(grid: PlanGrid, r: number): number {
  const values = grid.value.subarray(grid.first[r], grid.first[r + 1]);
  return values.reduce((most, value) => Math.max(most, value), 0);
}
