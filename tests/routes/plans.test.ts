import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { action, loader } from "#app/routes/bilaterals_.plans/route.tsx";
import { planMeetingsJob } from "#app/server/bilateral/proposal/plan-job.server.ts";
import { acceptedRequest, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { someSession } from "#tests/support/session.ts";

await useTestDatabase();
const by = await protocolOfficer();
const requestId = await acceptedRequest("bd", "lk", by);

function call(fields: Record<string, string>, language: (typeof LANGUAGES)[number] = "en") {
  const viewer = {
    ...{ accountId: by.actor, name: "Protocol", email: "protocol@example.org", delegationId: null },
    ...{ language, roles: ["protocol" as const] },
  };
  const context: AppLoadContext = {
    ...{ cspNonce: "", language },
    presence: { kind: "viewer", viewer, session: someSession() },
  };
  const body = new URLSearchParams(fields);
  const request = new Request("http://localhost/bilaterals/plans", { method: "POST", body });
  return { request, context, params: {} } satisfies ActionFunctionArgs;
}

test("protocol orders a plan, reads its changes in three languages, and accepts what is ticked", async () => {
  expect(await action(call({ intent: "make", seconds: "7" }))).toMatchObject({
    data: { refused: { kind: "seconds" } },
  });
  expect(await action(call({ intent: "make", seconds: "10" }))).toBeNull();
  const [waiting] = (await loader(call({}))).plans.plans;
  expect(waiting).toMatchObject({ stage: "waiting", changes: [] });
  const proposal = waiting?.id ?? "";
  await planMeetingsJob({ proposalId: proposal }, {} as never);
  for (const language of LANGUAGES) {
    const [draft] = (await loader(call({}, language))).plans.plans;
    expect(draft).toMatchObject({
      ...{ stage: "ready", proven: true, placed: 1 },
      changes: [{ requestId, kind: "added", before: null }],
    });
  }
  expect(await action(call({ intent: "accept", proposal }))).toMatchObject({
    data: { refused: { kind: "nothing_chosen" } },
  });
  const ticked = { intent: "accept", proposal, request: requestId };
  expect(await action(call(ticked))).toEqual({ accepted: 1 });
  expect((await loader(call({}))).plans.plans).toEqual([]);
});
