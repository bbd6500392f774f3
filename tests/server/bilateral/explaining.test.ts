import { beforeEach, expect, test } from "vitest";

import { explainRequest } from "#app/server/bilateral/explain/explain-request.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { acceptedRequest, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();
const english = { language: "en", now: by.now } as const;

beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
});

const DAY = { windows: [{ day: "2022-10-12", from: "", until: "" }] };
test("says that a request fits already, and where", async () => {
  const id = await acceptedRequest("bd", "lk", by, DAY);
  const told = await explainRequest(id, english);
  expect(told?.summary).toContain("It fits now: 12 October, 08:30");
  expect(told).toMatchObject({ reasons: [], hours: [], price: null, changes: [] });
});

test("names the rule that no plan can bend", async () => {
  const id = await acceptedRequest("bd", "lk", by, { ...DAY, companions: 14 });
  const told = await explainRequest(id, english);
  expect(told?.summary).toBe("No hour suits, whoever else meets when.");
  expect(told?.reasons[0]).toMatch(/seats 24; 30 are coming/);
  expect(told?.price).toBeNull();
  expect(told?.changes.map(({ text }) => text)[0]).toMatch(/24 people, 6 fewer/);
});
