import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { requireDevice, revokeDevice } from "#app/server/gate/device.server.ts";
import { enrolDevice, invitationOf, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { device, deviceEnrolment } from "#db/schema/gate.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { phoneAt, supervisor } from "#tests/support/gate.ts";
import { phoneKeys, signedCall } from "#tests/support/phone.ts";

await useTestDatabase();

async function invited(): Promise<string> {
  const code = await inviteDevice({ gateId: "b", label: "device 07" }, await supervisor());
  if (!code.ok) throw new Error(code.error);
  return code.value;
}
const answerTo = async (request: Request) => {
  try {
    return await requireDevice(request);
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal;
    return { status: refusal.status, body: (await refusal.json()) as unknown };
  }
};

test("of ten phones that open one link at once, one becomes the device", async () => {
  const code = await invited();
  const { shared } = await phoneKeys();
  const results = await Promise.all(Array.from({ length: 10 }, () => enrolDevice(code, shared)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((one) => !one.ok && one.error === "code_used")).toHaveLength(9);
  expect(await database().select().from(device)).toHaveLength(1);
});

test("looking at a link does not use it up, and says which gate it is for", async () => {
  const code = await invited();
  for (let time = 0; time < 2; time += 1) {
    expect(await invitationOf(code)).toMatchObject({
      ok: true,
      value: { gateId: "b", direction: "entry", label: "device 07" },
    });
  }
  const { shared } = await phoneKeys();
  expect((await enrolDevice(code, shared)).ok).toBe(true);
});

test("a code that expired, or that nobody made, makes no device", async () => {
  const code = await invited();
  await database()
    .update(deviceEnrolment)
    .set({ expiresAt: new Date(Date.now() - 1000) });
  const { shared } = await phoneKeys();
  expect(await enrolDevice(code, shared)).toEqual({ ok: false, error: "code_expired" });
  expect(await enrolDevice("made up", shared)).toEqual({ ok: false, error: "unknown_code" });
});

test("a code does not stand in the database, and no secret of a phone ever comes there", async () => {
  const code = await invited();
  const { own, shared } = await phoneKeys();
  await enrolDevice(code, shared);
  const rows = JSON.stringify(await database().select().from(deviceEnrolment));
  expect(rows).not.toContain(code);
  const asBytes = JSON.stringify(Buffer.from(code, "base64url").toJSON().data).slice(1, -1);
  expect(rows).not.toContain(asBytes);
  for (const key of [own.signing, own.exchange, own.storage]) expect(key.extractable).toBe(false);
});

test("a revoked phone is told so and gets nothing more; a stranger is told nothing", async () => {
  const { phone, key, actor } = await phoneAt("b");
  const call = () => signedCall({ id: phone.id, key });
  expect(await answerTo(await call())).toMatchObject({ id: phone.id, gateId: "b" });
  expect(await revokeDevice(phone.id, actor)).toBe(true);
  expect(await answerTo(await call())).toEqual({ status: 401, body: { error: "revoked" } });
  expect(await answerTo(await signedCall({ id: randomUUID(), key }))).toEqual({
    status: 401,
    body: { error: "not_enrolled" },
  });
  expect(await revokeDevice(phone.id, actor)).toBe(false);
});

test("invitation, enrolment and revocation stand in the trail, once each", async () => {
  const { phone, actor } = await phoneAt("b");
  await revokeDevice(phone.id, actor);
  const deeds = await database().select().from(auditEntry).where(eq(auditEntry.actor, actor));
  expect(deeds.map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ["device.invited", "b"],
    ["device.enrolled", phone.id],
    ["device.revoked", phone.id],
  ]);
});
