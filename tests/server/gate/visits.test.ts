import { setTimeout } from "node:timers/promises";

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";

import type { Admission } from "#app/domain/gate/verdict.ts";
import type { OnlineScan } from "#app/domain/gate/wire.ts";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { gateServedBy } from "#app/server/gate/rules-of-gate.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database, sqlClient } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralAttendee, bilateralRequest } from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";
import { acceptedRequest, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { type Badged, newBadge, phoneAt } from "#tests/support/gate.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();

const by = await protocolOfficer();
const { phone } = await phoneAt("f");
const { phone: foyer } = await phoneAt("e");
let visitor: Badged;
let requestId = "";

/** Support staff of Jordan: their badge opens zones 1 and 2, and meetings are held in zone 4. */
async function supportStaff(): Promise<Badged> {
  const id = await draftOf(await focalPoint("jo"), { category: "support" });
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, id));
  return newBadge(id);
}
beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  visitor = await supportStaff();
  requestId = await acceptedRequest("jo", "kg", by);
  await database()
    .insert(bilateralAttendee)
    .values({ requestId, delegationId: "jo", nomineeId: visitor.nomineeId, as: "member" });
});

/** Books the meeting so that it begins in some minutes by the clock of the gates. */
async function bookedIn(minutes: number): Promise<void> {
  const startsAt = new Date((await summitNow()).getTime() + minutes * 60_000);
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000);
  await database().insert(bilateral).values({ requestId, roomId: "burabay", startsAt, endsAt });
}
const visits = async (at = phone) => (await gateList(at)).gate.visits ?? [];
let sequence = 0;
const MOMENT_MS = 1_050;
/** What the server says once it has read the meetings anew: it goes by them for a moment. */
async function shown(badge = visitor): Promise<Admission> {
  await setTimeout(MOMENT_MS);
  const scan: OnlineScan = {
    ...{ id: crypto.randomUUID(), sequence: ++sequence, code: badge.text, floater: null },
    hasRecord: true,
  };
  return (await judgeOnline(phone, scan)).admission;
}

test("somebody named for a meeting may enter its room's zone around its hour, and nobody else of the same delegation", async () => {
  expect((await shown()).kind).not.toBe("admit");
  await bookedIn(10);
  const [visit, ...more] = await visits();
  expect(more).toEqual([]);
  expect(visit?.serial).toBe(visitor.serial);
  expect((visit?.until ?? 0) - (visit?.from ?? 0)).toBe((30 + 30 + 30) * 60);
  expect(await shown()).toEqual({ kind: "admit" });
  expect((await shown(await supportStaff())).kind).not.toBe("admit");
});

test("verdicts read the meetings once a second at most, and hear of a cancelled one within that second", async () => {
  await bookedIn(10);
  expect(await shown()).toEqual({ kind: "admit" });
  await database().delete(bilateral);
  const [within] = await Promise.all([gateServedBy(phone), gateServedBy(phone)]);
  expect(within.visits).toHaveLength(1);
  await setTimeout(MOMENT_MS);
  expect((await gateServedBy(phone)).visits).toEqual([]);
});

test("a zone that the badge opens needs no visit", async () => {
  await bookedIn(10);
  expect(await visits(foyer)).toEqual([]);
});

test("long before the meeting the visit is on the phones, and opens nothing yet", async () => {
  await bookedIn(120);
  expect(await visits()).toHaveLength(1);
  expect((await shown()).kind).not.toBe("admit");
});

test("half an hour after the meeting should have ended the visit is over", async () => {
  await bookedIn(-61);
  expect(await visits()).toEqual([]);
  expect((await shown()).kind).not.toBe("admit");
});

test("a cancelled meeting ends its visits, and so does another name on the list; gates are told of both", async () => {
  await bookedIn(10);
  const heard: string[] = [];
  const listening = await sqlClient().listen("gates", (payload) => heard.push(payload));
  await database().delete(bilateralAttendee).where(eq(bilateralAttendee.requestId, requestId));
  expect(await visits()).toEqual([]);
  await expect.poll(() => heard).toContain("visits");
  await database()
    .insert(bilateralAttendee)
    .values({ requestId, delegationId: "jo", nomineeId: visitor.nomineeId, as: "interpreter" });
  expect(await visits()).toHaveLength(1);
  const { requests } = await loadBoard(database(), by.now);
  const stamp = requests.find(({ id }) => id === requestId)?.meeting?.stamp ?? "";
  heard.length = 0;
  expect((await carryOut({ intent: "remove", requestId, stamp }, by)).ok).toBe(true);
  await expect.poll(() => heard).toContain("visits");
  expect(await visits()).toEqual([]);
  await listening.unlisten();
});

test("a newer badge takes the visit over, and the dead one has none", async () => {
  await bookedIn(10);
  const newer = await newBadge(visitor.nomineeId);
  expect((await visits()).map(({ serial }) => serial)).toEqual([newer.serial]);
});
