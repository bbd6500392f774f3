/**
 * `npm run plan -- FILE [--seconds N] [--gap G] [--seed S] [--steps N] [--json OUT]`: plans the bilaterals of a file
 * (docs/formats.md), prints how it goes and at last one line of JSON. `--steps` plans without a clock: the same file,
 * seed and steps give the same plan.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { readProblem } from "#app/domain/bilateral/plan/read-problem.ts";
import { planInSteps } from "#app/server/bilateral/plan/plan-in-steps.server.ts";
import { planMeetings, type PlanOutcome } from "#app/server/bilateral/plan/plan-meetings.server.ts";
import type { PlanProgress } from "#app/server/bilateral/plan/standing.ts";

const USAGE = "npm run plan -- FILE [--seconds N] [--gap G] [--seed S] [--steps N] [--json OUT]";

class Refused extends Error {}

try {
  const { file, out, seconds, gap, seed, steps } = wishes();
  const problem = problemIn(file);
  console.log(`${problem.requests.length} requests, ${problem.rooms.length} rooms`);
  // Wall time, the start of the process included.
  const begun = -process.uptime() * 1000 + performance.now();
  const { plan, ...outcome } =
    steps === undefined
      ? await heard(planMeetings(problem, { seconds, gap, seed, begun, onProgress: say }))
      : await planInSteps(problem, { seed, steps, begun });
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(plan)}\n`);
  const { weight, bound, placed, requests, proven } = outcome;
  const last = {
    weight,
    bound,
    gap: outcome.gap,
    placed,
    requests,
    seconds: outcome.seconds,
    proven,
  };
  console.log(JSON.stringify(last));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Tells which thread ended by a fault; the plan is what the other found. */
async function heard(running: Promise<PlanOutcome>): Promise<PlanOutcome> {
  const outcome = await running;
  for (const failure of outcome.failures) console.error(failure);
  return outcome;
}

function say({ weight, bound, gap, placed, requests, seconds }: PlanProgress): void {
  const percent = (gap * 100).toFixed(2);
  console.log(
    `${seconds.toFixed(1)} s: weight ${weight}, bound ${bound}, gap ${percent} %, ${placed} of ${requests} placed`,
  );
}

function wishes() {
  const { values, positionals } = argumentsGiven();
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Refused(USAGE);
  return {
    file,
    out: values.json,
    seconds: number("--seconds", values.seconds ?? "60", 0),
    gap: number("--gap", values.gap ?? "0", 0),
    seed: number("--seed", values.seed ?? "1", 0),
    steps: values.steps === undefined ? undefined : number("--steps", values.steps, 0),
  };
}

function argumentsGiven() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { seconds: text, gap: text, seed: text, steps: text, json: text },
    });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function number(name: string, value: string, least: number): number {
  const read = Number(value);
  if (value.trim() === "" || !Number.isFinite(read) || read < least) {
    throw new Refused(`${name} takes a number from ${least}, not "${value}"`);
  }
  return read;
}

function problemIn(file: string): PlanProblem {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Refused(`${file}: cannot be read`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused(`${file}: not JSON`);
  }
  const problem = readProblem(json);
  if (problem.ok) return problem.value;
  throw new Refused(`${file}: ${problem.error.at} must be ${problem.error.expected}`);
}
