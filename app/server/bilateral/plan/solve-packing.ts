import loadHighs from "highs";

import type { Packing } from "#app/domain/bilateral/plan/packing.ts";

/** `highs` is pinned to 1.15.3: the presolve of 1.14 calls solutions optimal that are not. */
export const loadSolver = () => loadHighs();
export type Solver = Awaited<ReturnType<typeof loadSolver>>;

export type Watch = {
  /** Each upper bound on the optimum that is proven, ever lower. */
  onBound?: (bound: number) => void;
  /** Each better solution, as the columns that are 1. */
  onSolution?: (columns: number[]) => void;
  /** Asked at the solver's leisure: a solution that somebody else found, as the columns that are 1. */
  betterElsewhere?: () => readonly number[] | undefined;
};

export type Limits = { seconds?: number; nodes?: number };

/**
 * Solves a packing problem by HiGHS (branch and cut, one thread; blocks it until done). `seconds` is the solver's own
 * word, which it overruns at times: who must stop for sure ends the thread.
 * @param start a solution to begin from, as the columns that are 1
 * @returns the best columns found and the least bound proven, null where there is none
 */
export function solvePacking(
  highs: Solver,
  packing: Packing,
  { seconds, nodes }: Limits,
  start: readonly number[] | undefined,
  watch: Watch = {},
): { columns: number[] | null; bound: number; optimal: boolean } {
  const { callbackType, modelStatus, variableType } = highs.constants;
  const many = packing.value.length;
  const trivial = packing.value.reduce((sum, value) => sum + Math.max(0, value), 0);
  if (many === 0) return { columns: [], bound: 0, optimal: true };
  const model = highs.createModel(modelOf(highs, packing, variableType.integer));
  let bound = trivial;
  const hear = (heard: number | undefined) => {
    if (heard === undefined || !Number.isFinite(heard) || heard >= bound) return undefined;
    bound = heard;
    watch.onBound?.(bound);
    return undefined;
  };
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      // Weights are whole numbers: within one point nothing better exists.
      mip_abs_gap: integral(packing.value) ? 0.999 : 1e-6,
      ...(seconds === undefined ? {} : { time_limit: seconds }),
      ...(nodes === undefined ? {} : { mip_max_nodes: nodes }),
    });
    if (start) model.setSolution({ colValue: vector(start, many) });
    model.run({
      [callbackType.mipLogging]: (event) => hear(event.data.mip_dual_bound),
      [callbackType.mipInterrupt]: (event) => hear(event.data.mip_dual_bound),
      [callbackType.mipImprovingSolution]: (event) => {
        const found = event.data.mip_solution;
        if (found) watch.onSolution?.(ones(found));
      },
      [callbackType.mipUserSolution]: (event) => {
        const better = watch.betterElsewhere?.();
        if (better) event.setSolution(vector(better, many));
      },
    });
    const status = model.getModelStatus();
    hear(model.info.get("mip_dual_bound") as number);
    const optimal = status === modelStatus.optimal;
    const found = model.info.get("primal_solution_status") === 2;
    return { columns: found ? ones(model.getSolution().colValue) : null, bound, optimal };
  } finally {
    model.dispose();
  }
}

/**
 * Asks the linear relaxation what each row's limit is worth: interior point without crossover, which is ten times as
 * fast as the simplex here and a little imprecise, so that whoever takes the prices must see what they prove. Blocks.
 * @returns a price for each slot that a row is about, as `SlotPrices` counts them
 */
export function pricesOf(highs: Solver, packing: Packing, slots: number): Float64Array {
  const model = highs.createModel(modelOf(highs, packing, highs.constants.variableType.continuous));
  try {
    model.options.set({
      ...{ output_flag: false, solver: "ipm", run_crossover: "off" },
      ipm_optimality_tolerance: 1e-4,
    });
    model.run();
    const { rowDual } = model.getSolution();
    const prices = new Float64Array(slots);
    packing.slots.forEach((slot, row) => {
      // Of rows that are upper limits all duals have one sign, which depends on the sense of the model.
      if (slot >= 0) prices[slot] = (prices[slot] ?? 0) + Math.abs(rowDual[row] ?? 0);
    });
    return prices;
  } finally {
    model.dispose();
  }
}

function modelOf(highs: Solver, packing: Packing, kind: 0 | 1) {
  const many = packing.value.length;
  return {
    numCols: many,
    numRows: packing.most.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: packing.value,
    colLower: new Float64Array(many),
    colUpper: new Float64Array(many).fill(1),
    rowLower: packing.least.map((least) => (least > 0 ? least : -highs.infinity)),
    rowUpper: packing.most,
    matrix: {
      format: "csr" as const,
      numRows: packing.most.length,
      numCols: many,
      starts: packing.from,
      indices: packing.columns,
      values: new Float64Array(packing.columns.length).fill(1),
    },
    integrality: new Int32Array(many).fill(kind),
  };
}

const ones = (values: Float64Array): number[] =>
  Array.from(values.keys()).filter((column) => (values[column] ?? 0) > 0.5);

function vector(columns: readonly number[], many: number): Float64Array {
  const values = new Float64Array(many);
  for (const column of columns) values[column] = 1;
  return values;
}

const integral = (values: Float64Array): boolean =>
  values.every((value) => Number.isInteger(value));
