import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { requireDevice, revokeDevice } from "#app/server/gate/device.server.ts";
import { enrolDevice, invitationOf, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { device, deviceEnrolment } from "#db/schema/gate.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { asPhone, phoneAt, supervisor } from "#tests/support/gate.ts";

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
  const results = await Promise.all(Array.from({ length: 10 }, () => enrolDevice(code)));
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
  expect((await enrolDevice(code)).ok).toBe(true);
});

test("a code that expired, or that nobody made, makes no device", async () => {
  const code = await invited();
  await database()
    .update(deviceEnrolment)
    .set({ expiresAt: new Date(Date.now() - 1000) });
  expect(await enrolDevice(code)).toEqual({ ok: false, error: "code_expired" });
  expect(await enrolDevice("made up")).toEqual({ ok: false, error: "unknown_code" });
});

test("neither code nor secret stands in the database", async () => {
  const code = await invited();
  const enrolled = await enrolDevice(code);
  if (!enrolled.ok) throw new Error(enrolled.error);
  const rows = JSON.stringify([
    await database().select().from(deviceEnrolment),
    await database().select().from(device),
  ]);
  for (const secret of [code, enrolled.value.secret]) {
    expect(rows).not.toContain(secret);
    const asBytes = JSON.stringify(Buffer.from(secret, "base64url").toJSON().data).slice(1, -1);
    expect(rows).not.toContain(asBytes);
  }
});

test("a revoked phone is told so and gets nothing more; a stranger is told nothing", async () => {
  const { phone, secret, actor } = await phoneAt("b");
  expect(await answerTo(asPhone(secret))).toMatchObject({ id: phone.id, gateId: "b" });
  expect(await revokeDevice(phone.id, actor)).toBe(true);
  expect(await answerTo(asPhone(secret))).toEqual({ status: 401, body: { error: "revoked" } });
  expect(await answerTo(asPhone("guessed"))).toEqual({
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
