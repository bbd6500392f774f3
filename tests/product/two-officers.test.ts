import { afterAll, beforeAll, expect, test } from "vitest";

import type { ProposedChange } from "#app/domain/bilateral/plan/proposal.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest, roomOccupancy } from "#db/schema/bilateral.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { signedInOfficer, websOverTestDatabase } from "#tests/support/officers-at-board.ts";
import type { Product } from "#tests/support/product.ts";

await useTestDatabase();
const by = await protocolOfficer();

let webs: Product[] = [];
beforeAll(async () => {
  webs = await websOverTestDatabase(2);
}, 240_000);
afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
});

/** A draft that would place these requests, each in a room at an hour. */
async function draft(places: readonly [requestId: string, roomId: string, time: string][]) {
  const changes = places.map(([requestId, roomId, time]): ProposedChange => ({
    ...{ requestId, stamp: null, before: null },
    after: { roomId, start: at(time) },
  }));
  const [row] = await database()
    .insert(bilateralProposal)
    .values({ stage: "ready", seconds: 10, changes, createdBy: by.actor })
    .returning({ id: bilateralProposal.id });
  return { id: row?.id ?? "", requestIds: changes.map(({ requestId }) => requestId) };
}

async function accept(
  web: Product | undefined,
  cookie: string,
  plan: { id: string; requestIds: string[] },
) {
  const body = new URLSearchParams([
    ["intent", "accept"],
    ["proposal", plan.id],
    ...plan.requestIds.map((id) => ["request", id]),
  ]);
  const response = await fetch(`${web?.url}/bilaterals/plans`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, "sec-fetch-site": "same-origin", "accept-language": "en" },
    body,
  });
  return { status: response.status, page: await response.text() };
}

const ROUNDS = 5;

test(
  "two officers accept plans that clash, at once over two web processes: one wins, the other reads what clashed, and nothing of theirs is applied",
  { timeout: 120_000 },
  async () => {
    const [first, second] = [await signedInOfficer(), await signedInOfficer()];
    for (let round = 0; round < ROUNDS; round += 1) {
      await database().delete(bilateral);
      await database().delete(bilateralRequest);
      const [a, b, c, d] = [
        await acceptedRequest("bd", "lk", by),
        await acceptedRequest("th", "my", by),
        await acceptedRequest("eg", "jo", by),
        await acceptedRequest("vn", "kh", by),
      ];
      const one = await draft([
        [b, "burabay", "12:00"],
        [a, "altai", "10:00"],
      ]);
      const two = await draft([
        [d, "charyn", "12:00"],
        [c, "altai", "10:15"],
      ]);
      const answers = await Promise.all([
        accept(webs[0], first.cookie, one),
        accept(webs[1], second.cookie, two),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const loser = answers.findIndex(({ status }) => status === 409);
      const said = (answers[loser]?.page ?? "").replaceAll(/<!--.*?-->|<[^>]+>/g, "");
      const [own, others] = loser === 0 ? ["BGD – LKA", "EGY – JOR"] : ["EGY – JOR", "BGD – LKA"];
      expect(said).toContain(`Nothing was changed. ${own} stands in the way:`);
      expect(said).toMatch(new RegExp(`Altai is taken \\d\\d:\\d\\d–\\d\\d:\\d\\d: ${others}\\.`));
      const stands = (await database().select().from(bilateral)).map(({ requestId }) => requestId);
      const won = loser === 0 ? two : one;
      expect(stands.toSorted()).toEqual(won.requestIds.toSorted());
      expect(await database().$count(roomOccupancy)).toBeGreaterThanOrEqual(2);
      const rows = await database().select().from(bilateralProposal);
      const stageOf = (id: string) => rows.find((row) => row.id === id)?.stage;
      expect([stageOf(won.id), stageOf(won === one ? two.id : one.id)]).toEqual([
        "accepted",
        "ready",
      ]);
    }
  },
);
