import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";

import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid, type PlanGrid } from "#app/domain/bilateral/plan/grid.ts";
import { readProblem } from "#app/domain/bilateral/plan/read-problem.ts";
import { exactPacking } from "#app/domain/bilateral/plan/packing.ts";
import { planApart } from "#app/server/bilateral/plan/plan-apart.server.ts";
import { loadSolver, solvePacking } from "#app/server/bilateral/plan/solve-packing.ts";

import type { Bench, Figures } from "../bench.ts";

const FOLDER = "tests/vectors/bilaterals";
const INSTANCES = ["small-1", "small-2", "medium-1", "medium-2", "large-1"] as const;
const LOOKS = [10, 60];
const GAPS = [0.02, 0.01, 0];
const SECONDS = 60;

/**
 * How good a plan is and is proven to be, on problems whose best is known: greedy, plain HiGHS, and the portfolio.
 * `npm run bench -- bilaterals [INSTANCE…]`; the load of the machine stands beside, since both engines want a core.
 */
const bilaterals: Bench = async (say) => {
  const wished = process.argv.slice(3);
  const figures: Record<string, number | string> = {};
  for (const instance of INSTANCES) {
    if (wished.length > 0 && !wished.includes(instance)) continue;
    for (const [name, figure] of Object.entries(await measure(instance, say))) {
      figures[`${instance} ${name}`] = figure;
    }
  }
  return figures;
};
export default bilaterals;

async function measure(instance: string, say: (line: string) => void): Promise<Figures> {
  const read = readProblem(JSON.parse(readFileSync(`${FOLDER}/${instance}.json`, "utf8")));
  if (!read.ok) throw new Error(`${instance}: ${read.error.at}`);
  const figures: Record<string, number | string> = { load: loadavg()[0]?.toFixed(1) ?? "" };
  const grid = layOutGrid(read.value);
  figures.greedyWeight = greedy(grid).value;
  const plain = await plainSolver(grid);
  figures.highsWeight = plain.weight;
  figures.highsBound = plain.bound;
  const noted = new Set<string>();
  const note = (name: string, values: Figures) => {
    if (noted.has(name)) return;
    noted.add(name);
    Object.assign(figures, values);
  };
  let last = { weight: 0, bound: 0, gap: 1 };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const outcome = await planApart(read.value, {
    ...{ seconds: SECONDS, gap: 0, seed: 1 },
    onProgress: ({ weight, bound, gap, seconds }) => {
      for (const look of LOOKS) if (seconds > look) note(`at ${look}`, at(look, last));
      for (const goal of GAPS) {
        if (gap <= goal) note(`gap ${goal}`, { [`secondsToGap${goal * 100}%`]: seconds });
      }
      last = { weight, bound, gap };
    },
  });
  delay.disable();
  // How long the process that serves pages would have been deaf at worst.
  figures.loopBlockedMs = Math.round(delay.max / 1e6);
  for (const look of LOOKS) note(`at ${look}`, at(look, outcome));
  say(`${instance}: ${JSON.stringify(figures).replace(/^\{/, "")}`);
  return figures;
}

const at = (
  look: number,
  { weight, bound, gap }: { weight: number; bound: number; gap: number },
) => ({
  [`weightAt${look}s`]: weight,
  [`boundAt${look}s`]: bound,
  [`gapPercentAt${look}s`]: Number((gap * 100).toFixed(2)),
});

/** The exact model handed to HiGHS cold; blocks, and may overrun its limit. */
async function plainSolver(grid: PlanGrid) {
  const packing = exactPacking(grid);
  const { columns, bound } = solvePacking(
    await loadSolver(),
    packing,
    { seconds: SECONDS },
    undefined,
  );
  const weight = (columns ?? []).reduce((sum, column) => sum + (packing.value[column] ?? 0), 0);
  return { weight, bound: Math.floor(bound + 1e-6) };
}
