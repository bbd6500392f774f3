import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";

import { type BoardOrder, carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { nextTurns } from "#app/server/bilateral/board-step.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { boardStep } from "#db/schema/board-step.ts";
import { account } from "#db/schema/person.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();

beforeEach(async () => {
  await database().delete(boardStep);
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
});

async function colleague(): Promise<ByHand> {
  const email = `${randomUUID()}@example.org`;
  const [other] = await database().insert(account).values({ email, name: "Other" }).returning();
  return { ...by, actor: other?.id ?? "" };
}

const requestOf = async (requestId: string) =>
  (await loadBoard(database(), by.now)).requests.find(({ id }) => id === requestId);
const hourOf = async (requestId: string) => (await requestOf(requestId))?.meeting?.start ?? null;
const stampOf = async (requestId: string) => (await requestOf(requestId))?.meeting?.stamp ?? "";

async function order(order: BoardOrder, officer = by) {
  const done = await carryOut(order, officer);
  if (!done.ok) throw new Error(done.error.kind);
}

async function move(requestId: string, time: string, officer = by, minutes = 30) {
  const stamp = await stampOf(requestId);
  await order(
    { intent: "move", requestId, stamp, roomId: "altai", start: at(time), minutes },
    officer,
  );
}

test("an officer goes back step by step and forward again, and a new step ends what lay ahead", async () => {
  const requestId = await acceptedRequest("bd", "lk", by);
  await order({ intent: "place", requestId, roomId: "altai", start: at("10:00") });
  await move(requestId, "11:00");
  await move(requestId, "12:00");
  await order({ intent: "undo" });
  expect(await hourOf(requestId)).toBe(at("11:00"));
  await order({ intent: "undo" });
  await order({ intent: "undo" });
  expect(await hourOf(requestId)).toBeNull();
  expect(await carryOut({ intent: "undo" }, by)).toMatchObject({
    error: { kind: "nothing_to_undo" },
  });
  await order({ intent: "redo" });
  await order({ intent: "redo" });
  expect(await hourOf(requestId)).toBe(at("11:00"));
  expect(await nextTurns(by.actor)).toEqual({ undo: [requestId], redo: [requestId] });
  await move(requestId, "15:00");
  expect(await carryOut({ intent: "redo" }, by)).toMatchObject({
    error: { kind: "nothing_to_redo" },
  });
});

test("a meeting made shorter asks for less time, and for its own again when that is undone", async () => {
  const requestId = await acceptedRequest("bd", "lk", by);
  await order({ intent: "place", requestId, roomId: "altai", start: at("10:00") });
  await move(requestId, "10:00", by, 15);
  expect(await requestOf(requestId)).toMatchObject({ minutes: 15, meeting: { minutes: 15 } });
  await order({ intent: "undo" });
  expect(await requestOf(requestId)).toMatchObject({ minutes: 30, meeting: { minutes: 30 } });
});

test("what a colleague has changed since is not undone over their head", async () => {
  const requestId = await acceptedRequest("bd", "lk", by);
  const other = await colleague();
  await order({ intent: "place", requestId, roomId: "altai", start: at("10:00") });
  await move(requestId, "16:00", other);
  expect(await carryOut({ intent: "undo" }, by)).toMatchObject({
    error: { kind: "changed_meanwhile", meeting: { start: at("16:00") } },
  });
  expect(await hourOf(requestId)).toBe(at("16:00"));
  await order({ intent: "undo" }, other);
  expect(await hourOf(requestId)).toBe(at("10:00"));
  await order({ intent: "undo" });
  expect(await hourOf(requestId)).toBeNull();
});

test("an undo meets the rules of any change: the old place may be taken by now", async () => {
  const requestId = await acceptedRequest("bd", "lk", by);
  const other = await acceptedRequest("th", "my", by);
  await order({ intent: "place", requestId, roomId: "altai", start: at("10:00") });
  await move(requestId, "14:00");
  await order(
    { intent: "place", requestId: other, roomId: "altai", start: at("10:00") },
    await colleague(),
  );
  expect(await carryOut({ intent: "undo" }, by)).toMatchObject({
    error: { kind: "problems", problems: [{ rule: "room_taken", by: { requestId: other } }] },
  });
  expect(await hourOf(requestId)).toBe(at("14:00"));
  const [step] = await database()
    .select()
    .from(boardStep)
    .where(eq(boardStep.accountId, by.actor))
    .limit(1);
  expect(step?.undone).toBe(false);
});
