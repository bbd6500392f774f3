import { readFileSync } from "node:fs";
import { loadavg } from "node:os";

import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { readProblem } from "#app/domain/bilateral/plan/read-problem.ts";
import { republish } from "#app/domain/bilateral/plan/republish.ts";
import { planApart } from "#app/server/bilateral/plan/plan-apart.server.ts";

import type { Bench, Figures } from "../bench.ts";
import { fewestMoves } from "./replan/fewest-moves.ts";

const FOLDER = "tests/vectors/bilaterals";
const INSTANCES = ["medium-1", "medium-2"] as const;
const SECONDS = { publish: 20, again: 20, prove: 120 };
const PARTS = { cancelled: 0.05, pinned: 0.2 };

/**
 * A published plan loses 5 % of its meetings, a fifth of it is pinned, and it is planned anew. Beside it, by HiGHS alone and
 * another model: the fewest moves with which any plan that drops nothing reaches the same weight, or what of that number
 * could be proven in two minutes. `npm run bench -- replan [INSTANCE…]`
 */
const replan: Bench = async (say) => {
  const wished = process.argv.slice(3);
  const figures: Record<string, number | string> = {};
  for (const instance of INSTANCES) {
    if (wished.length > 0 && !wished.includes(instance)) continue;
    for (const [name, figure] of Object.entries(await measure(instance, say))) {
      figures[`${instance} ${name}`] = figure;
    }
  }
  return { ...figures, load: Math.round((loadavg()[0] ?? 0) * 100) / 100 };
};
export default replan;

async function measure(instance: string, say: (line: string) => void): Promise<Figures> {
  const read = readProblem(JSON.parse(readFileSync(`${FOLDER}/${instance}.json`, "utf8")));
  if (!read.ok) throw new Error(`${instance}: ${read.error.at}`);
  const limits = { gap: 0, seed: 1 };
  const first = await planApart(read.value, { ...limits, seconds: SECONDS.publish });
  const { again, standing } = shaken(read.value, first.plan);
  const outcome = await planApart(again, { ...limits, seconds: SECONDS.again });
  const after = new Map(outcome.plan.map((meeting) => [meeting.request, meeting]));
  const dropped = standing.filter(({ request }) => !after.has(request)).length;
  const moved = standing.filter((before) => {
    const now = after.get(before.request);
    return now && (now.start !== before.start || now.room !== before.room);
  }).length;
  const kept = standing.reduce((sum, { request }) => sum + weightOf(again, request), 0);
  say(
    `${instance}: of ${standing.length} meetings ${moved} moved and ${dropped} dropped; weight ${kept} to ${outcome.weight}`,
  );
  const least = await fewestMoves(again, outcome.weight, SECONDS.prove);
  say(
    `${instance}: no plan of this weight moves fewer than ${least.atLeast}${least.proven ? "" : " (all that was proven)"}`,
  );
  return {
    published: standing.length,
    moved,
    dropped,
    weightKept: kept,
    weight: outcome.weight,
    bound: outcome.bound,
    proven: String(outcome.proven),
    fewestMoves: least.atLeast,
    fewestProven: String(least.proven),
    secondsOfProof: least.seconds,
  };
}

const weightOf = ({ requests }: PlanProblem, id: number): number =>
  requests.find((request) => request.id === id)?.weight ?? 0;

/** The problem after some meetings of its plan were cancelled and others pinned, and the meetings that stand. */
function shaken(problem: PlanProblem, plan: readonly PlannedMeeting[]) {
  const chance = chanceFrom(5);
  const mixed = plan.toSorted(() => chance() - 0.5);
  const gone = new Set(
    mixed.slice(0, Math.round(plan.length * PARTS.cancelled)).map(({ request }) => request),
  );
  const pinned = mixed.slice(-Math.round(plan.length * PARTS.pinned));
  const standing = plan.filter(({ request }) => !gone.has(request));
  const requests = problem.requests.filter(({ id }) => !gone.has(id));
  const pins = pinned.map(({ request }) => request);
  return { again: republish({ ...problem, requests }, standing, pins), standing };
}
