import { beforeEach, expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { explainRequest } from "#app/server/bilateral/explain/explain-request.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { acceptedRequest, at, placeMeeting, protocolOfficer } from "#tests/support/bilaterals.ts";
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

/** A head who meets somebody in every hour of the day, so that no start is left. */
async function fillDay(busy: string): Promise<string[]> {
  const others = ["af", "az", "bh", "kh", "cn", "eg", "in", "iq", "ir", "il", "jo", "kg", "mn"];
  const ids = [];
  for (const [index, other] of others.entries()) {
    const requestId = await acceptedRequest(busy, other, by, DAY);
    const start = at(`${String(8 + index).padStart(2, "0")}:30`);
    const placed = await placeMeeting({ requestId, roomId: "altai", start }, by);
    if (placed.ok) ids.push(requestId);
  }
  return ids;
}

test("names the meetings in the way, and says what would have to move or be given up for it", async () => {
  const busy = await fillDay("bd");
  const id = await acceptedRequest("bd", "lk", by, { ...DAY, minutes: 60 });
  const told = await explainRequest(id, english);
  expect(told?.summary).toBe("At every hour left, one of the sides meets somebody else.");
  expect(told?.hours[0]?.who[0]).toContain("BGD");
  expect(busy).toContain(told?.blockers[0]?.requestId);
  expect(told?.price?.changes.every(({ requestId }) => busy.includes(requestId))).toBe(true);
  expect(told?.price?.changes.length).toBeGreaterThan(0);
});

test("a delegation hears of others' meetings without their names, and not of what could move", async () => {
  await fillDay("bd");
  const id = await acceptedRequest("bd", "lk", by, { ...DAY, minutes: 60 });
  const told = await explainRequest(id, { ...english, delegationId: "lk" });
  expect(JSON.stringify(told)).not.toMatch(/AFG|AZE|KGZ/);
  expect(told?.hours[0]?.who[0]).toMatch(/by another meeting/);
  expect(told).toMatchObject({ price: null, blockers: [{ requestId: null }, {}, {}] });
  expect(await explainRequest(id, { ...english, delegationId: "kz" })).toBeUndefined();
});

test.each(LANGUAGES)(
  "explains in words of %s, within a second once a thread is warm",
  async (language) => {
    await fillDay("bd");
    const id = await acceptedRequest("bd", "lk", by, { ...DAY, minutes: 60 });
    await explainRequest(id, { ...english, language });
    const begun = performance.now();
    const told = await explainRequest(id, { ...english, language });
    // A machine that tests share is some times slower than the one of a desk.
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(JSON.stringify(told)).not.toMatch(/\{\{|summary\.|price\./);
  },
);
