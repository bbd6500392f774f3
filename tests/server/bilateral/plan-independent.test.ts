import { readFileSync } from "node:fs";

import loadHighs from "highs";
import { expect, test } from "vitest";

import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { planMeetings } from "#app/server/bilateral/plan/plan-meetings.server.ts";
import { generateProblem } from "#tests/support/generate-problem.ts";
import { isValid } from "#tests/support/planning.ts";

const highs = await loadHighs();

/**
 * The best weight, by a model written from the format's own words: a column per (request, start, room), a row per request,
 * per person and slot, and per room and slot. It shares no line with the product.
 */
function bestByPlainModel({ requests }: PlanProblem): number {
  const weights: number[] = [];
  const rows = new Map<string, number[]>();
  const enter = (row: string) => rows.set(row, [...(rows.get(row) ?? []), weights.length]);
  for (const { id, weight, starts, compat, dur, setup, turn, buf, people } of requests) {
    for (const start of starts) {
      for (const room of compat) {
        enter(`request ${id}`);
        for (const person of new Set(people)) {
          for (let t = start; t < start + dur + buf; t += 1) enter(`person ${person} at ${t}`);
        }
        for (let t = start - setup; t < start + dur + turn; t += 1) enter(`room ${room} at ${t}`);
        weights.push(weight);
      }
    }
  }
  const columns = [...rows.values()];
  const begins = columns.reduce((at, row) => [...at, (at.at(-1) ?? 0) + row.length], [0]);
  const model = highs.createModel({
    ...{ numCols: weights.length, numRows: columns.length },
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(weights),
    colLower: new Float64Array(weights.length),
    colUpper: new Float64Array(weights.length).fill(1),
    rowLower: new Float64Array(columns.length).fill(-highs.infinity),
    rowUpper: new Float64Array(columns.length).fill(1),
    matrix: {
      ...{ format: "csr", numRows: columns.length, numCols: weights.length },
      starts: Int32Array.from(begins),
      indices: Int32Array.from(columns.flat()),
      values: new Float64Array(columns.flat().length).fill(1),
    },
    integrality: new Int32Array(weights.length).fill(highs.constants.variableType.integer),
  });
  model.options.set({ output_flag: false, mip_rel_gap: 0 });
  model.run();
  const best = model.info.get("objective_function_value");
  model.dispose();
  return Math.round(Number(best));
}

const file = (name: string) =>
  JSON.parse(readFileSync(`tests/vectors/bilaterals/${name}.json`, "utf8")) as PlanProblem;

test.each([
  file("small-1"),
  file("small-2"),
  generateProblem({ seed: 11, delegations: 8, requests: 30, rooms: 2, days: 1 }),
  generateProblem({ seed: 12, delegations: 5, requests: 18, rooms: 2, days: 1, people: 4 }),
])(
  "what is called proven is what a plain model finds, solved by itself",
  async (problem) => {
    const best = bestByPlainModel(problem);
    const { plan, weight, bound, proven } = await planMeetings(problem, {
      seconds: 40,
      gap: 0,
      seed: 3,
    });
    expect(isValid(problem, plan)).toBe(true);
    expect(weight).toBeLessThanOrEqual(best);
    expect(bound).toBeGreaterThanOrEqual(best);
    expect({ proven, weight }).toEqual({ proven: true, weight: best });
  },
  120_000,
);
