import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { loadSolver } from "#app/server/bilateral/plan/solve-packing.ts";

/**
 * The fewest published meetings that any plan moves to another hour or kind of room, of the plans that drop none and reach
 * a weight: the rows of the exact model, with one more for the weight, and moves as what is minimised. Blocks.
 * @returns what is proven to be the least, and whether a plan attains it
 */
export async function fewestMoves(problem: PlanProblem, weight: number, seconds: number) {
  const highs = await loadSolver();
  const grid = layOutGrid(problem);
  const { value, from, columns, least, most } = exactPacking(grid);
  const many = value.length;
  const of = (column: number) => problem.requests[grid.request[column] ?? 0];
  const all = Array.from({ length: many }, (_, column) => column);
  const moves = all.map((column) => {
    const published = of(column)?.published;
    if (!published) return 0;
    const keeps =
      published.start === grid.start[column] &&
      grid.types[grid.type[column] ?? 0]?.rooms.some(({ id }) => id === published.room);
    return keeps ? 0 : 1;
  });
  const rows = most.length;
  // The rows of requests come first, one each in their order, for those that have a column.
  const withColumns = [...grid.problem.requests.keys()].filter(
    (r) => grid.first[r] !== grid.first[r + 1],
  );
  const lower = Float64Array.from([...least, weight], (limit, row) => {
    const request = problem.requests[withColumns[row] ?? -1];
    return row < withColumns.length && request?.published ? 1 : limit > 0 ? limit : -highs.infinity;
  });
  const model = highs.createModel({
    ...{ numCols: many, numRows: rows + 1, sense: highs.constants.objectiveSense.minimize },
    ...{ colCost: Float64Array.from(moves), colLower: new Float64Array(many) },
    colUpper: new Float64Array(many).fill(1),
    rowLower: lower,
    rowUpper: Float64Array.from([...most, highs.infinity]),
    matrix: {
      ...{ format: "csr", numRows: rows + 1, numCols: many },
      starts: Int32Array.from([...from, columns.length + many]),
      indices: Int32Array.from([...columns, ...all]),
      values: Float64Array.from([
        ...new Float64Array(columns.length).fill(1),
        ...all.map((column) => of(column)?.weight ?? 0),
      ]),
    },
    integrality: new Int32Array(many).fill(highs.constants.variableType.integer),
  });
  const begun = performance.now();
  try {
    model.options.set({ output_flag: false, time_limit: seconds, mip_abs_gap: 0.999 });
    model.run();
    const proven = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const bound = Number(model.info.get("mip_dual_bound"));
    return {
      atLeast: Math.max(0, Math.ceil(bound - 1e-6)),
      proven,
      seconds: Math.round((performance.now() - begun) / 100) / 10,
    };
  } finally {
    model.dispose();
  }
}
