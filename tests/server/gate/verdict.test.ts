import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import type { Device } from "#app/server/gate/device.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { broadcast, personBlock } from "#db/schema/supervision.ts";
import { incident } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, supervisor, upload } from "#tests/support/gate.ts";

await useTestDatabase();

let sequence = 0;
function scan(phone: Device, code: string, change: { id?: string; hasRecord?: boolean } = {}) {
  sequence += 1;
  const id = change.id ?? randomUUID();
  return judgeOnline(phone, { sequence, code, floater: null, hasRecord: true, ...change, id });
}
const placeOf = async (nomineeId: string) =>
  (await database().select().from(presence).where(eq(presence.nomineeId, nomineeId)))[0];

test("a lane admits by the server's word, and the person is inside at once", async () => {
  const { phone } = await phoneAt("b");
  const { text, nomineeId } = await badged();
  const id = randomUUID();
  const said = await scan(phone, text, { id });
  expect(said).toMatchObject({ admission: { kind: "admit" }, standing: { inside: null } });
  expect(await placeOf(nomineeId)).toMatchObject({ zone: 3, passageId: id });
});

test("of ten lanes that scan one badge at the same moment, one admits", async () => {
  const lanes = await Promise.all(Array.from({ length: 10 }, () => phoneAt("b")));
  const { text } = await badged();
  const said = await Promise.all(lanes.map(({ phone }) => scan(phone, text)));
  const kinds = said.map(({ admission }) => admission.kind);
  expect(kinds.filter((kind) => kind === "admit")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "check")).toHaveLength(9);
});

test("the same scan sent again gets the same answer and is kept once", async () => {
  const { phone } = await phoneAt("b");
  const { text } = await badged();
  const id = randomUUID();
  const first = await scan(phone, text, { id });
  const again = await Promise.all([scan(phone, text, { id }), scan(phone, text, { id })]);
  expect(again.map(({ admission }) => admission)).toEqual([first.admission, first.admission]);
  expect(await database().select().from(passage).where(eq(passage.id, id))).toHaveLength(1);
});

test("what the phone reports of it afterwards counts more", async () => {
  const { phone } = await phoneAt("b");
  const { text, serial, nomineeId } = await badged();
  const id = randomUUID();
  await scan(phone, text, { id });
  // The answer was lost on its way: the phone judged alone, and its guard refused.
  const own = passageOf({
    ...{ id, sequence, serial, scannedAt: Math.floor((await summitNow()).getTime() / 1000) },
    ...{ verdict: "check", reason: "list_too_old", decision: "refused" },
  });
  await receivePassages(phone, upload([own]));
  expect((await placeOf(nomineeId))?.zone).toBeNull();
  const [kept] = await database().select().from(passage).where(eq(passage.id, id));
  expect(kept).toMatchObject({ verdict: "check", decision: "refused", revision: 1 });
});

test("where a guard decides, the server's admit moves nobody", async () => {
  const { phone } = await phoneAt("p");
  const { text, nomineeId } = await badged();
  expect((await scan(phone, text)).admission).toEqual({ kind: "admit" });
  expect(await placeOf(nomineeId)).toBeUndefined();
});

test("the server refuses what is dead, held back, stopped or no badge, and opens incidents", async () => {
  const { phone } = await phoneAt("e");
  const by = await supervisor();
  const now = await summitNow();
  const lost = await badged();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId: lost.badgeId, reason: "lost", actor: "system", now }),
  );
  const held = await badged();
  await database()
    .insert(personBlock)
    .values({ nomineeId: held.nomineeId, reason: "Asked for", blockedBy: by, blockedAt: now });
  const said = async (code: string) => {
    const { admission } = await scan(phone, code);
    return "reason" in admission ? admission.reason : admission.kind;
  };
  expect(await said(lost.text)).toBe("revoked");
  expect(await said(held.text)).toBe("blocked");
  expect(await said("https://example.org")).toBe("malformed");
  const kinds = await database().select({ kind: incident.kind }).from(incident);
  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(["blocked", "dead_badge"]);

  await database().insert(broadcast).values({ kind: "stop", gateId: "e", sentBy: by, sentAt: now });
  expect(await said((await badged()).text)).toBe("gate_stopped");
  const elsewhere = await phoneAt("b");
  expect((await scan(elsewhere.phone, (await badged()).text)).admission.kind).toBe("admit");
});

test("a badge of which the phone has no face yet is a check", async () => {
  const { phone } = await phoneAt("b");
  const { text } = await badged();
  expect((await scan(phone, text, { hasRecord: false })).admission).toEqual({
    kind: "check",
    reason: "not_on_list",
  });
});
