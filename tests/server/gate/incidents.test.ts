import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import type { PassageReport } from "#app/domain/gate/wire.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
import { passage } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, upload } from "#tests/support/gate.ts";

await useTestDatabase();

const now = Math.floor((await summitNow()).getTime() / 1000);
/** A phone that has stood at its gate since the morning. */
async function phone(gateId: string) {
  const { phone: device } = await phoneAt(gateId);
  await database()
    .update(deviceAssignment)
    .set({ from: new Date(0) })
    .where(eq(deviceAssignment.deviceId, device.id));
  let sequence = 0;
  const send = (...reports: Partial<PassageReport>[]) =>
    receivePassages(
      device,
      upload(
        reports.map((report) => {
          sequence += 1;
          const { gateId: gate, direction } = device;
          return passageOf({ gateId: gate, direction, sequence, ...report });
        }),
      ),
    );
  return { device, send };
}
const incidentsOf = (nomineeId: string) =>
  database()
    .select({ kind: incident.kind, state: incident.state, id: incident.id })
    .from(incident)
    .where(eq(incident.nomineeId, nomineeId))
    .orderBy(asc(incident.openedAt));

test("two gates that let one person in offline make one incident, however often they send", async () => {
  const [one, other] = [await phone("b"), await phone("b")];
  const { serial, nomineeId } = await badged();
  const first = passageOf({ serial, scannedAt: now - 300 });
  const second = passageOf({ serial, scannedAt: now - 200 });
  await other.send(second);
  await one.send(first);
  await one.send({ ...first, sequence: 1 });
  expect(await incidentsOf(nomineeId)).toMatchObject([{ kind: "double_entry", state: "open" }]);
  const [found] = await database().select().from(incident).where(eq(incident.nomineeId, nomineeId));
  expect(found).toMatchObject({
    firstPassageId: first.id,
    secondPassageId: second.id,
    gateId: "b",
    deviceId: other.device.id,
    zone: 3,
  });
});

test("a way out that is sent late explains the second entry, and the incident is withdrawn", async () => {
  const [hall, out] = [await phone("b"), await phone("b-exit")];
  const { serial, nomineeId } = await badged();
  await hall.send({ serial, scannedAt: now - 300 }, { serial, scannedAt: now - 100 });
  const [found] = await incidentsOf(nomineeId);
  expect(found?.state).toBe("open");
  const left = { id: passageOf({}).id, serial, scannedAt: now - 200 };
  await out.send(left);
  expect(await incidentsOf(nomineeId)).toMatchObject([{ id: found?.id, state: "withdrawn" }]);
  // The guard there takes it back: nobody left, and the incident stands again.
  await out.send({ ...left, sequence: 1, decision: "refused", revision: 2 });
  expect(await incidentsOf(nomineeId)).toMatchObject([{ id: found?.id, state: "open" }]);
  const deeds = await database()
    .select({ deed: incidentEntry.deed })
    .from(incidentEntry)
    .where(eq(incidentEntry.incidentId, found?.id ?? ""))
    .orderBy(asc(incidentEntry.turn));
  expect(deeds.map(({ deed }) => deed)).toEqual(["opened", "withdrawn", "reopened"]);
});

test("whoever the guard let in a second time with open eyes is no incident", async () => {
  const hall = await phone("b");
  const { serial, nomineeId } = await badged();
  await hall.send(
    { serial, scannedAt: now - 300 },
    { serial, scannedAt: now - 280, verdict: "check", reason: "within_grace" },
  );
  expect(await incidentsOf(nomineeId)).toEqual([]);
});

test("a dead badge and a held back person are seen to once, however often they try", async () => {
  const hall = await phone("b");
  const { serial, nomineeId } = await badged();
  const refused = { serial, verdict: "refuse", decision: "refused" } as const;
  await hall.send(
    { ...refused, reason: "revoked", scannedAt: now - 60 },
    { ...refused, reason: "revoked", scannedAt: now - 50 },
    { ...refused, reason: "blocked", scannedAt: now - 40 },
    { ...refused, reason: "zone_not_allowed", scannedAt: now - 30 },
  );
  const found = await incidentsOf(nomineeId);
  expect(found.map(({ kind }) => kind).toSorted()).toEqual(["blocked", "dead_badge"]);
});

test("one passage that is none, and one of another phone, hold nothing up", async () => {
  const [hall, other] = [await phone("b"), await phone("b")];
  const { serial, nomineeId } = await badged();
  const theirs = passageOf({ serial, scannedAt: now - 90, decision: null, verdict: "check" });
  await other.send(theirs);
  const good = passageOf({ sequence: 2, scannedAt: now - 60 });
  const receipt = await receivePassages(
    hall.device,
    upload([
      { ...good, id: "no uuid" },
      { ...theirs, decision: "admitted", revision: 9, sequence: 1 },
      good,
    ]),
  );
  expect(receipt).toMatchObject({ kept: [good.id], renumber: [], refused: [0, 1] });
  const [kept] = await database().select().from(passage).where(eq(passage.id, theirs.id));
  expect(kept).toMatchObject({ deviceId: other.device.id, decision: null });
  expect(await incidentsOf(nomineeId)).toEqual([]);
});

test("a phone that speaks for a gate at which it never stood is not believed, and noticed", async () => {
  const hall = await phone("b");
  const { serial } = await badged();
  const id = passageOf({}).id;
  await hall.send({ id, serial, gateId: "c", scannedAt: now - 60 });
  const [kept] = await database().select().from(passage).where(eq(passage.id, id));
  expect(kept?.gateId).toBe("b");
  const found = await database()
    .select({ kind: incident.kind })
    .from(incident)
    .where(eq(incident.deviceId, hall.device.id));
  expect(found).toEqual([{ kind: "wrong_gate" }]);
});
