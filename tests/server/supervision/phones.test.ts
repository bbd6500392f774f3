import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { assignDevice } from "#app/server/gate/assign.server.ts";
import { requireDevice } from "#app/server/gate/device.server.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { endWord, sayToGates, standingWords } from "#app/server/supervision/say.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { incident } from "#db/schema/incident.ts";
import { passage } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, supervisor, upload } from "#tests/support/gate.ts";
import { signedCall } from "#tests/support/phone.ts";

await useTestDatabase();
const actor = await supervisor();
const by = async () => ({ actor, now: await summitNow() });

test("a stop reaches its gate and no other, tells who has read it, and ends", async () => {
  const [b, p] = [await phoneAt("b"), await phoneAt("p")];
  const said = await sayToGates({ kind: "stop", gateId: "b", text: "Fire drill" }, await by());
  if (!said.ok) throw new Error(said.error);
  const stopped = await gateList(b.phone);
  expect(stopped.gate.stopped).toBe(true);
  expect(stopped.words).toMatchObject([{ id: said.value, kind: "stop", text: "Fire drill" }]);
  expect((await gateList(p.phone)).words).toEqual([]);
  await receivePassages(b.phone, upload([], { read: [said.value, "no word of ours"] }));
  await receivePassages(b.phone, upload([], { read: [said.value] }));
  expect(await standingWords()).toMatchObject([{ id: said.value, read: 1, phones: 1 }]);
  expect(await endWord(said.value, await by())).toBe(true);
  expect(await endWord(said.value, await by())).toBe(false);
  expect((await gateList(b.phone)).gate.stopped).toBe(false);
  const trail = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subjectId, said.value));
  expect(trail.map(({ action }) => action)).toEqual(["broadcast.sent", "broadcast.ended"]);
});

test("a word without words, or to no gate, is not sent", async () => {
  const say = async (change: object) =>
    sayToGates({ kind: "notice", gateId: null, text: "Rain", ...change }, await by());
  expect(await say({ text: "  " })).toMatchObject({ error: "words_missing" });
  expect(await say({ gateId: "nowhere" })).toMatchObject({ error: "gate_missing" });
});

test("a phone that is moved serves the new gate; what it saw before stays of the old one", async () => {
  const { phone, key } = await phoneAt("b");
  const { serial } = await badged();
  // Within the minute by which a phone may hear late that it was moved.
  const before = Math.floor((await summitNow()).getTime() / 1000) - 30;
  const moved = { deviceId: phone.id, gateId: "p", direction: "exit" } as const;
  expect((await assignDevice(moved, actor)).ok).toBe(true);
  const now = await requireDevice(await signedCall({ id: phone.id, key }));
  expect(now).toMatchObject({ gateId: "p", direction: "exit" });
  expect((await gateList(now)).gate).toMatchObject({ id: "p", direction: "exit" });
  const late = passageOf({ serial, gateId: "b", scannedAt: before });
  await receivePassages(now, upload([late]));
  const [kept] = await database().select().from(passage).where(eq(passage.id, late.id));
  expect(kept?.gateId).toBe("b");
  expect(await database().$count(incident, eq(incident.kind, "wrong_gate"))).toBe(0);
  const stood = await database()
    .select()
    .from(deviceAssignment)
    .where(eq(deviceAssignment.deviceId, phone.id));
  expect(stood.filter(({ until }) => until === null)).toMatchObject([{ gateId: "p" }]);
  expect(await assignDevice(moved, actor)).toMatchObject({ error: "stands_there" });
  expect(await assignDevice({ ...moved, gateId: "nowhere" }, actor)).toMatchObject({
    error: "gate_missing",
  });
});
