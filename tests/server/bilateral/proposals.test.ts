import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";

import { acceptPlan } from "#app/server/bilateral/proposal/accept-plan.server.ts";
import { planMeetingsJob } from "#app/server/bilateral/proposal/plan-job.server.ts";
import { dropPlan, startPlan, stopPlan } from "#app/server/bilateral/proposal/start-plan.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest, bilateralSide, room } from "#db/schema/bilateral.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";
import { acceptedRequest, at, placeMeeting, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();

beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
});

const meetings = () => database().select().from(bilateral);

async function planned(id: string) {
  const helpers = { logger: { error: (message: string) => expect(message).toBe("") } };
  await planMeetingsJob({ proposalId: id }, helpers as never);
  const [row] = await database()
    .select()
    .from(bilateralProposal)
    .where(eq(bilateralProposal.id, id));
  if (!row) throw new Error("No proposal");
  return row;
}

test("a plan is a draft, proven best, until it is accepted whole", async () => {
  await acceptedRequest("bd", "lk", by);
  await acceptedRequest("bd", "th", by);
  const draft = await planned(await startPlan(20, by));
  expect(draft).toMatchObject({ stage: "ready", proven: true, placed: 2, requests: 2 });
  expect(await meetings()).toHaveLength(0);
  expect(await acceptPlan(draft.id, undefined, by)).toEqual({ ok: true, value: 2 });
  expect(await meetings()).toHaveLength(2);
  expect(await acceptPlan(draft.id, undefined, by)).toMatchObject({ error: { kind: "not_ready" } });
});

test("part of a plan is accepted, and the rest stays a draft", async () => {
  const first = await acceptedRequest("bd", "lk", by);
  await acceptedRequest("bd", "th", by);
  const draft = await planned(await startPlan(20, by));
  expect(await acceptPlan(draft.id, [], by)).toMatchObject({ error: { kind: "nothing_chosen" } });
  expect(await acceptPlan(draft.id, [first], by)).toEqual({ ok: true, value: 1 });
  expect((await meetings()).map(({ requestId }) => requestId)).toEqual([first]);
  expect((await acceptPlan(draft.id, undefined, by)).ok).toBe(true);
});

test("of two drafts accepted at once one wins, and nothing of the other is applied", async () => {
  await acceptedRequest("bd", "lk", by);
  await acceptedRequest("bd", "th", by);
  const one = await planned(await startPlan(20, by));
  const two = await planned(await startPlan(20, by));
  const answers = await Promise.all([one, two].map(({ id }) => acceptPlan(id, undefined, by)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({
    error: { kind: "board", refusal: { kind: "changed_meanwhile" } },
  });
  expect(await meetings()).toHaveLength(2);
});

test("a meeting booked since stands in the way, and is named", async () => {
  const request = await acceptedRequest("bd", "lk", by);
  const draft = await planned(await startPlan(20, by));
  await placeMeeting({ requestId: request, roomId: "altai", start: at("10:00") }, by);
  expect(await acceptPlan(draft.id, undefined, by)).toMatchObject({
    error: { kind: "board", refusal: { kind: "changed_meanwhile", requestId: request } },
  });
});

test("a run that was cancelled leaves no draft, and a draft turned down cannot be accepted", async () => {
  await acceptedRequest("bd", "lk", by);
  const cancelled = await startPlan(20, by);
  expect(await dropPlan(cancelled, by)).toBe(true);
  expect(await planned(cancelled)).toMatchObject({ stage: "cancelled", changes: [] });
  const draft = await planned(await startPlan(20, by));
  expect(await dropPlan(draft.id, by)).toBe(true);
  expect((await acceptPlan(draft.id, undefined, by)).ok).toBe(false);
  expect(await meetings()).toHaveLength(0);
});

test("a plan keeps to the hours that its sides like best", async () => {
  const windows = [{ day: "2022-10-12", from: "", until: "" }];
  const preferred = [{ day: "2022-10-12", from: "15:00", until: "15:30" }];
  const requestId = await acceptedRequest("bd", "lk", by, { windows, preferred });
  const draft = await planned(await startPlan(20, by));
  expect(draft.changes).toMatchObject([{ requestId, after: { start: at("15:00") } }]);
});

test("a what-if does without rooms, or leaves today's meetings where they are, and touches neither today nor the draft beside it", async () => {
  const stands = await acceptedRequest("bd", "lk", by);
  await placeMeeting({ requestId: stands, roomId: "altai", start: at("10:00") }, by);
  // One room alone seats so many, and it is taken at the only hour.
  const crowd = await acceptedRequest("af", "th", by, {
    companions: 11,
    windows: [{ day: "2022-10-12", from: "10:00", until: "10:30" }],
  });
  const others = (await database().select().from(room)).map(({ id }) => id);
  const [asItIs, lost, kept, none] = await Promise.all(
    [
      { withoutRooms: [], keepToday: false },
      { withoutRooms: ["altai"], keepToday: false },
      { withoutRooms: [], keepToday: true },
      { withoutRooms: others, keepToday: false },
    ].map(async (whatIf) => planned(await startPlan(20, by, whatIf))),
  );
  const changeOf = (plan: typeof asItIs, id: string) =>
    plan?.changes.find(({ requestId }) => requestId === id);
  expect(changeOf(asItIs, crowd)).toMatchObject({ before: null, after: { roomId: "altai" } });
  expect(changeOf(asItIs, stands)?.after).toMatchObject({ start: expect.any(Number) as number });
  expect(changeOf(lost, stands)?.after?.roomId).not.toBe("altai");
  expect(changeOf(lost, crowd)).toBeUndefined();
  expect(kept?.changes).toEqual([]);
  expect(none?.changes).toMatchObject([{ requestId: stands, after: null }]);
  expect(await meetings()).toMatchObject([{ requestId: stands, roomId: "altai" }]);
});

/** More meetings than can be proven best within a minute: half of the summit wants to meet the other half. */
async function crowdedBoard(): Promise<void> {
  const homes = "af az bd cn eg in ir jo kg kz mn pk qa ru".split(" ");
  const pairs = homes.flatMap((one, index) => homes.slice(index + 1).map((other) => [one, other]));
  const written = await database()
    .insert(bilateralRequest)
    .values(
      pairs.map(([requesterId = ""]) => ({
        ...{ requesterId, level: "head" as const, minutes: 60, status: "accepted" as const },
        ...{ windows: [{ from: at("14:00"), until: at("19:00") }], createdAt: by.now },
      })),
    )
    .returning();
  await database()
    .insert(bilateralSide)
    .values(
      written.flatMap(({ id: requestId }, index) =>
        (pairs[index] ?? []).map((delegationId) => ({
          ...{ requestId, delegationId, level: "head" as const, companions: 3 },
          ...{ answer: "accepted" as const, position: index + 1 },
        })),
      ),
    );
}

test("a run that is told to stop ends within seconds with the best that it has as its draft", async () => {
  await crowdedBoard();
  const id = await startPlan(180, by);
  const run = planned(id);
  await expect
    .poll(
      async () => {
        const [row] = await database()
          .select()
          .from(bilateralProposal)
          .where(eq(bilateralProposal.id, id));
        return row?.changes.length ?? 0;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  expect(await stopPlan(id, by)).toBe(true);
  const draft = await run;
  expect(draft).toMatchObject({ stage: "ready", proven: false });
  expect(draft.elapsedSeconds).toBeLessThan(60);
  expect((await acceptPlan(id, undefined, by)).ok).toBe(true);
  expect(await meetings()).toHaveLength(draft.placed);
  expect(await stopPlan(id, by)).toBe(false);
}, 60_000);
