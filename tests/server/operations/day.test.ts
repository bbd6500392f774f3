import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { readDay } from "#app/server/operations/day.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { device, gate } from "#db/schema/gate.ts";
import { incident } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();
const now = await summitNow();
await database().delete(presence);
await database().delete(passage);
await database().delete(device);

it("reads an empty day: zones without people, gates without phones, no scans", async () => {
  const day = await readDay(now);
  expect(day.day).toBe("2022-10-12");
  expect(day.zones.map(({ people }) => people)).toEqual(day.zones.map(() => 0));
  expect(day.passages).toEqual({ scans: 0, admitted: 0, refused: 0, checked: 0 });
  expect(day.gates.every(({ phones, health }) => phones === 0 && health.kind === "none")).toBe(
    true,
  );
});

it("counts who is inside by zone, what the scanners said today, and each gate's phones", async () => {
  const [door] = await database().select().from(gate).where(eq(gate.direction, "entry"));
  if (!door) throw new Error("The summit has no way in");
  const personId = await draftOf(await focalPoint("jo"));
  const called = new Date("2026-01-01T00:00:00Z");
  const phones = await database()
    .insert(device)
    .values([
      {
        gateId: door.id,
        direction: "entry",
        label: "1",
        lastContactAt: called,
        listAsOf: now,
        unsent: 2,
      },
      {
        gateId: door.id,
        direction: "entry",
        label: "2",
        listAsOf: now,
        unsent: 1,
      },
      {
        gateId: door.id,
        direction: "entry",
        label: "3",
        revokedAt: now,
        unsent: 9,
      },
    ])
    .returning();
  const scan = (
    sequence: number,
    verdict: "admit" | "refuse" | "check",
    decision: "admitted" | "refused",
    scannedAt = now,
  ) => ({
    id: randomUUID(),
    deviceId: phones[0]?.id ?? "",
    deviceSequence: sequence,
    gateId: door.id,
    direction: "entry" as const,
    verdict,
    decision,
    scannedAt,
    tookMs: sequence * 1000,
  });
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  const entered = scan(1, "admit", "admitted");
  await database()
    .insert(passage)
    .values([
      entered,
      scan(2, "check", "admitted"),
      scan(3, "refuse", "refused"),
      scan(4, "admit", "admitted", yesterday),
    ]);
  await database().insert(presence).values({
    holderId: personId,
    nomineeId: personId,
    zone: door.zone,
    passageId: entered.id,
    since: now,
  });

  const day = await readDay(now);
  expect(day.passages).toEqual({ scans: 3, admitted: 2, refused: 1, checked: 1 });
  expect(day.zones.find(({ number }) => number === door.zone)?.people).toBe(1);
  expect(day.gates.find(({ id }) => id === door.id)).toMatchObject({
    phones: 2,
    health: { kind: "silent", seconds: null },
    unsent: 3,
    tookMs: 2000,
  });
  // Of the last hour alone: yesterday's took four seconds.
  expect(day.tookMs).toBe(2000);
  expect(day.expected.reduce((sum, { arrived }) => sum + arrived, 0)).toBeCloseTo(1);
});

it("shows an earlier minute as it was: who was inside, what had been scanned, what stood open", async () => {
  const before = new Date(now.getTime() - 60_000);
  await database()
    .insert(incident)
    .values({ kind: "report", text: "A queue", openedAt: before, state: "closed", closedAt: now });
  const [line] = await database().select().from(presence);
  const [door] = await database().select().from(gate).where(eq(gate.direction, "entry"));
  if (!line || !door) throw new Error("Somebody was inside");
  await database()
    .update(passage)
    .set({ holderId: line.holderId })
    .where(eq(passage.id, line.passageId));

  const then = await readDay(before, { replay: true });
  expect([then.inside, then.passages.scans, then.incidents.open]).toEqual([0, 0, 1]);
  const since = await readDay(now, { replay: true });
  expect([since.inside, since.passages.scans, since.incidents.open]).toEqual([1, 3, 0]);
  expect(since.incidents.rows.map(({ text }) => text)).toEqual(["A queue"]);
});
