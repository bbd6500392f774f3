import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";

import { markMeeting, undoMark } from "#app/server/bilateral/after/mark-meeting.server.ts";
import { meetingPage } from "#app/server/bilateral/after/meeting-page.server.ts";
import { keepFree, waitingList } from "#app/server/bilateral/after/waiting-list.server.ts";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();

let by: ByHand;
let requestId = "";
beforeAll(async () => {
  by = await protocolOfficer();
});
beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  requestId = await acceptedRequest("jo", "kg", by);
  await place(requestId, "12:15");
});

async function place(id: string, time: string, roomId = "burabay") {
  const done = await carryOut({ intent: "place", requestId: id, roomId, start: at(time) }, by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}
const meetingOf = async (id = requestId) => {
  const { requests } = await loadBoard(database(), by.now);
  return requests.find((request) => request.id === id)?.meeting ?? null;
};
const atHour = (time: string): ByHand => ({ ...by, now: new Date(at(time)) });
async function mark(
  what: "held" | "late" | "no_show" | "cancelled",
  time: string,
  minutes: number | null = null,
) {
  const stamp = (await meetingOf())?.stamp ?? "";
  return markMeeting({ requestId, stamp, mark: what, minutes }, atHour(time));
}
const page = async (time = "13:00") => meetingPage(requestId, new Date(at(time)));

test("a meeting is late, then held, with who said it; each word can be taken back, and the one before counts again", async () => {
  expect(await mark("late", "12:15", 15)).toEqual({ ok: true, value: null });
  expect(await page()).toMatchObject({ state: "late", mark: { lateMinutes: 15, by: "Protocol" } });
  expect(await mark("held", "12:50")).toMatchObject({ ok: true });
  expect((await page())?.state).toBe("held");
  expect(await undoMark(requestId, atHour("12:51"))).toMatchObject({ ok: true });
  expect((await page())?.state).toBe("late");
  await undoMark(requestId, atHour("12:52"));
  expect((await page())?.state).toBe("booked");
  expect(await undoMark(requestId, atHour("12:53"))).toEqual({
    ok: false,
    error: "nothing_to_undo",
  });
  const trail = await database()
    .select({ action: auditEntry.action })
    .from(auditEntry)
    .where(eq(auditEntry.subjectId, requestId));
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      "bilateral.marked_late",
      "bilateral.marked_held",
      "bilateral.mark_undone",
    ]),
  );
});

test("refuses what cannot be so, and what was seen otherwise, and writes nothing then", async () => {
  expect(await mark("held", "12:00")).toEqual({ ok: false, error: "not_begun" });
  expect(await mark("late", "12:00", 500)).toEqual({ ok: false, error: "minutes_out_of_range" });
  expect(await mark("cancelled", "13:00")).toEqual({ ok: false, error: "over" });
  const old = { requestId, stamp: "old", mark: "held", minutes: null } as const;
  expect(await markMeeting(old, atHour("13:00"))).toEqual({
    ok: false,
    error: "changed_meanwhile",
  });
  const nobody = { ...old, requestId: crypto.randomUUID() };
  expect(await markMeeting(nobody, by)).toEqual({ ok: false, error: "unknown" });
  expect((await page())?.mark).toBeNull();
});

test("a mark is of the place where it was said: a meeting that moves on is as moved", async () => {
  await mark("late", "12:15", 30);
  const stamp = (await meetingOf())?.stamp ?? "";
  const move = { intent: "move", requestId, stamp, roomId: "altai", start: at("15:00") } as const;
  expect((await carryOut(move, by)).ok).toBe(true);
  expect(await page()).toMatchObject({ state: "moved", mark: null });
});

test("a cancelled meeting leaves the board and does not wait for another place; taken back it stands where it stood", async () => {
  expect(await mark("cancelled", "11:00")).toMatchObject({ ok: true });
  expect(await meetingOf()).toBeNull();
  expect(await page()).toMatchObject({ state: "cancelled", mark: { mark: "cancelled" } });
  expect((await waitingList(by.now)).proposals).toEqual([]);
  expect(await undoMark(requestId, atHour("11:05"))).toMatchObject({ ok: true });
  expect(await meetingOf()).toMatchObject({ roomId: "burabay", start: at("12:15") });
});

test("a pinned meeting can be cancelled: the pin holds against planners", async () => {
  const stamp = (await meetingOf())?.stamp ?? "";
  await carryOut({ intent: "pin", requestId, stamp }, by);
  expect(await mark("cancelled", "11:00")).toMatchObject({ ok: true });
  expect(await meetingOf()).toBeNull();
});

test("where somebody else has the place by now, taking a cancellation back changes nothing", async () => {
  await mark("cancelled", "11:00");
  const other = await acceptedRequest("mn", "tj", by);
  await place(other, "12:15");
  expect(await undoMark(requestId, atHour("11:05"))).toEqual({ ok: false, error: "slot_taken" });
  expect(await page()).toMatchObject({ state: "cancelled", mark: { mark: "cancelled" } });
  const [request] = await database()
    .select()
    .from(bilateralRequest)
    .where(eq(bilateralRequest.id, requestId));
  expect(request?.status).toBe("withdrawn");
});

test("a freed slot is proposed to whoever asked first and fits, and nothing is booked by it", async () => {
  const tooLarge = await acceptedRequest("in", "uz", by, { booths: 3 });
  const first = await acceptedRequest("mn", "tj", by);
  const later = { ...by, now: new Date(by.now.getTime() + 60_000) };
  const second = await acceptedRequest("tr", "az", later);
  expect((await waitingList(by.now)).proposals).toEqual([]);
  await mark("cancelled", "11:00");
  const { proposals } = await waitingList(by.now);
  expect(proposals).toMatchObject([
    { slot: { roomId: "burabay", from: at("12:15") }, start: at("12:15"), others: 1 },
  ]);
  expect(proposals[0]?.request.id).toBe(first);
  for (const id of [tooLarge, first, second]) expect(await meetingOf(id)).toBeNull();
  await place(first, "12:15");
  expect((await waitingList(by.now)).proposals).toEqual([]);
});

test("a slot that is kept free, taken again or over is not proposed", async () => {
  await acceptedRequest("mn", "tj", by);
  await mark("cancelled", "11:00");
  const [proposal] = (await waitingList(by.now)).proposals;
  expect((await waitingList(new Date(at("12:46")))).proposals).toEqual([]);
  expect(await keepFree(proposal?.turnId ?? 0, by)).toMatchObject({ ok: true });
  expect((await waitingList(by.now)).proposals).toEqual([]);
  expect(await keepFree(proposal?.turnId ?? 0, by)).toEqual({ ok: false, error: "unknown" });
});
