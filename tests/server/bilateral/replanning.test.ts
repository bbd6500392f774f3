import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { republish } from "#app/domain/bilateral/plan/republish.ts";
import { planMeetings } from "#app/server/bilateral/plan/plan-meetings.server.ts";
import { isValid } from "#tests/support/planning.ts";

const problem = JSON.parse(
  readFileSync("tests/vectors/bilaterals/medium-2.json", "utf8"),
) as PlanProblem;
const SECONDS = 6;

test("when meetings are cancelled and others pinned, hardly anything else that was published moves", async () => {
  const published = (await planMeetings(problem, { seconds: SECONDS, gap: 0.05, seed: 1 })).plan;
  const chance = chanceFrom(5);
  const mixed = published.toSorted(() => chance() - 0.5);
  const cancelled = mixed.slice(0, Math.round(published.length * 0.05));
  const pinned = mixed.slice(-Math.round(published.length * 0.2));
  const standing = published.filter((meeting) => !cancelled.includes(meeting));
  const again = republish(
    {
      ...problem,
      requests: problem.requests.filter(
        ({ id }) => !cancelled.some(({ request }) => request === id),
      ),
    },
    standing,
    pinned.map(({ request }) => request),
  );
  const { plan } = await planMeetings(again, { seconds: SECONDS, gap: 0, seed: 1 });
  expect(isValid(again, plan)).toBe(true);
  const after = new Map(plan.map((meeting) => [meeting.request, meeting]));
  const same = (meeting: PlannedMeeting) => {
    const now = after.get(meeting.request);
    return now?.start === meeting.start && now.room === meeting.room;
  };
  expect(pinned.every(same)).toBe(true);
  const dropped = standing.filter(({ request }) => !after.has(request));
  const moved = standing.filter((meeting) => after.has(meeting.request) && !same(meeting));
  // Nothing forces a move: what stands still fits. So every one must be bought with weight, 15 points a move.
  const weight = (meetings: readonly PlannedMeeting[]) =>
    meetings.reduce((sum, { request }) => sum + (problem.requests[request]?.weight ?? 0), 0);
  expect(dropped).toHaveLength(0);
  expect(moved.length).toBeLessThanOrEqual(4);
  expect(weight(plan)).toBeGreaterThanOrEqual(weight(standing));
}, 120_000);
