import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";

import { acceptPlan } from "#app/server/bilateral/proposal/accept-plan.server.ts";
import { planMeetingsJob } from "#app/server/bilateral/proposal/plan-job.server.ts";
import { dropPlan, startPlan } from "#app/server/bilateral/proposal/start-plan.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
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
