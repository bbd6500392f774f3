import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import type { PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { planApart } from "#app/server/bilateral/plan/plan-apart.server.ts";
import { type PlanLimits, planMeetings } from "#app/server/bilateral/plan/plan-meetings.server.ts";
import { generateProblem } from "#tests/support/generate-problem.ts";
import { isValid } from "#tests/support/planning.ts";

const LIMITS: PlanLimits = { seconds: 8, gap: 0, seed: 1 };
const small = JSON.parse(
  readFileSync("tests/vectors/bilaterals/small-1.json", "utf8"),
) as PlanProblem;
const usual = { delegations: 6, requests: 25, rooms: 3, days: 1 };

test.each([
  ["one room", generateProblem({ ...usual, seed: 1, rooms: 1 })],
  ["no room", generateProblem({ ...usual, seed: 2, rooms: 0 })],
  ["no request", generateProblem({ ...usual, seed: 3, requests: 0 })],
  [
    "thirty people at each meeting",
    generateProblem({ ...usual, seed: 4, delegations: 20, people: 30 }),
  ],
])("a problem with %s is planned validly, and no bound lies below its plan", async (_, problem) => {
  const { plan, weight, bound, failures } = await planMeetings(problem, LIMITS);
  expect(failures).toEqual([]);
  expect(isValid(problem, plan)).toBe(true);
  expect(bound).toBeGreaterThanOrEqual(weight);
});

test("a request that no room fits, and one without a start, stay out and disturb nobody", async () => {
  const [one, two, ...rest] = small.requests;
  if (!one || !two) throw new Error("No requests");
  const impossible = [
    { ...one, compat: [] },
    { ...two, starts: [], pref: [] },
  ];
  const problem = { ...small, requests: [...impossible, ...rest] };
  const { plan, failures } = await planMeetings(problem, { ...LIMITS, gap: 0.02 });
  expect(failures).toEqual([]);
  expect(plan.some(({ request }) => request === one.id || request === two.id)).toBe(false);
  expect(plan.length).toBeGreaterThan(20);
});

test("rooms that are closed all day leave every request out, and that is proven", async () => {
  const closed = Array.from({ length: small.T }, (_, slot) => slot);
  const problem = { ...small, rooms: small.rooms.map((room) => ({ ...room, closed })) };
  expect(await planMeetings(problem, LIMITS)).toMatchObject({ plan: [], bound: 0, proven: true });
});

test("three hundred requests for one principal share the hours that this principal has", async () => {
  const given = generateProblem({ seed: 5, delegations: 30, requests: 300, rooms: 6, days: 1 });
  const requests = given.requests.map((request) => ({
    ...request,
    people: [...new Set([0, ...request.people])],
    starts: request.starts.filter((start) => given.persons[0]?.avail[start] === 1),
    pref: request.starts.filter((start) => given.persons[0]?.avail[start] === 1).map(() => 0),
  }));
  const problem = { ...given, requests };
  const { plan, failures } = await planMeetings(problem, LIMITS);
  expect(failures).toEqual([]);
  expect(isValid(problem, plan)).toBe(true);
  expect(plan.length).toBeGreaterThan(5);
});

test("when the solver cannot start, the search's plan stands and the fault is told", async () => {
  const { plan, failures } = await planMeetings(small, {
    ...{ seconds: 6, gap: 0, seed: 1 },
    threads: ["app/server/bilateral/plan/primal.thread.ts", "tests/support/failing.thread.ts"],
  });
  expect(failures).toEqual(["tests/support/failing.thread.ts: the solver did not start"]);
  expect(isValid(small, plan)).toBe(true);
  expect(plan.length).toBeGreaterThan(25);
});

test("what a worker had found before it was killed is the answer", async () => {
  const { plan, weight, seconds } = await planMeetings(small, {
    ...{ seconds: 60, gap: 0, seed: 1 },
    threads: ["tests/support/dying.thread.ts"],
  });
  expect(isValid(small, plan)).toBe(true);
  expect(weight).toBeGreaterThan(greedy(layOutGrid(small)).value);
  expect(seconds).toBeLessThan(50);
});

test("a run that is told to stop stops at once, with the best so far", async () => {
  const stop = new AbortController();
  const begun = performance.now();
  const run = planMeetings(small, { ...LIMITS, seconds: 60, signal: stop.signal });
  stop.abort();
  expect(isValid(small, (await run).plan)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test("planned apart, plans come with their figures, and a stop is heard", async () => {
  const stop = new AbortController();
  const shown: number[] = [];
  const { plan, weight, failures } = await planApart(small, {
    ...{ seconds: 60, gap: 0, seed: 1, signal: stop.signal },
    onProgress: ({ placed }, plan) => {
      // The first figures come with their plan; later ones may be ahead of it.
      if (shown.length === 0) expect(plan()).toHaveLength(placed);
      shown.push(plan().length);
      if (shown.length === 2) stop.abort();
    },
  });
  expect(failures).toEqual([]);
  expect(shown.every((meetings) => meetings > 0)).toBe(true);
  expect(isValid(small, plan)).toBe(true);
  expect(weight).toBeGreaterThanOrEqual(greedy(layOutGrid(small)).value);
});

test("a fault of the planning thread is a fault of the run, and no plan of nothing", async () => {
  const broken = { ...small, requests: undefined } as unknown as PlanProblem;
  await expect(planApart(broken, LIMITS)).rejects.toThrow();
});
