import { and, asc, eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";

import type { PassageReport } from "#app/domain/gate/wire.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { gatesOverview } from "#app/server/gate/overview.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { device } from "#db/schema/gate.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, newBadge, passageOf, phoneAt, upload } from "#tests/support/gate.ts";

await useTestDatabase();

const seconds = async () => Math.floor((await summitNow()).getTime() / 1000);
const placeOf = async (nomineeId: string) =>
  (
    await database()
      .select()
      .from(presence)
      .where(and(eq(presence.nomineeId, nomineeId), isNotNull(presence.zone)))
  )[0];
const passagesOf = (deviceId: string) =>
  database()
    .select()
    .from(passage)
    .where(eq(passage.deviceId, deviceId))
    .orderBy(asc(passage.deviceSequence));

test("a passage sent three times is one passage, and the person is inside once", async () => {
  const { phone } = await phoneAt("b");
  const { serial, nomineeId } = await badged();
  const seen = passageOf({ serial, scannedAt: (await seconds()) - 60 });
  const receipts = [];
  for (let time = 0; time < 3; time += 1) {
    receipts.push(await receivePassages(phone, upload([seen])));
  }
  expect(receipts.map(({ kept, renumber }) => [kept, renumber])).toEqual([
    [[seen.id], []],
    [[seen.id], []],
    [[seen.id], []],
  ]);
  expect(await passagesOf(phone.id)).toHaveLength(1);
  expect((await placeOf(nomineeId))?.zone).toBe(3);
});

test("passages that arrive in any order, twice and at once leave the person in one place", async () => {
  const hall = await phoneAt("b");
  const out = await phoneAt("b-exit");
  const foyer = await phoneAt("e");
  const { serial, nomineeId } = await badged();
  const from = (await seconds()) - 3600;
  const at = (phone: typeof hall, sequence: number, minute: number): PassageReport =>
    passageOf({
      serial,
      sequence,
      gateId: phone.phone.gateId,
      direction: phone.phone.direction,
      scannedAt: from + minute * 60,
    });
  const sent = [
    [foyer, at(foyer, 1, 1)],
    [hall, at(hall, 1, 5)],
    [out, at(out, 1, 20)],
    [foyer, at(foyer, 2, 21)],
    [hall, at(hall, 2, 30)],
  ] as const;
  const shuffled = [...sent.toReversed(), ...sent, ...sent.slice(2), ...sent.slice(0, 3)];
  await Promise.all(
    shuffled.map(([phone, report]) => receivePassages(phone.phone, upload([report]))),
  );
  const place = await placeOf(nomineeId);
  expect(place?.zone).toBe(3);
  expect(place?.since).toEqual(new Date((from + 1800) * 1000));
  expect(await database().select().from(passage)).toHaveLength(5 + 1);
});

test("a passage of hours ago is kept, and does not bring back who has left since", async () => {
  const hall = await phoneAt("b");
  const out = await phoneAt("b-exit");
  const { serial, nomineeId } = await badged();
  const now = await seconds();
  const left = passageOf({ serial, gateId: "b-exit", direction: "exit", scannedAt: now - 60 });
  await receivePassages(out.phone, upload([left]));
  const foyer = await placeOf(nomineeId);
  const late = passageOf({ serial, scannedAt: now - 7200 });
  const receipt = await receivePassages(hall.phone, upload([late]));
  expect(receipt.kept).toEqual([late.id]);
  // Who left the hall is in the foyer around it.
  expect(foyer).toMatchObject({ zone: 2, passageId: left.id });
  expect(await placeOf(nomineeId)).toEqual(foyer);
});

test("only the guard's decision moves a person: a check counts when it was admitted", async () => {
  const { phone } = await phoneAt("b");
  const { serial, nomineeId } = await badged();
  const scannedAt = (await seconds()) - 10;
  const open = passageOf({
    serial,
    scannedAt,
    verdict: "check",
    reason: "list_too_old",
    decision: null,
  });
  await receivePassages(phone, upload([open]));
  expect(await placeOf(nomineeId)).toBeUndefined();
  await receivePassages(phone, upload([{ ...open, decision: "admitted", revision: 2 }]));
  expect((await placeOf(nomineeId))?.zone).toBe(3);
  // The guard took it back within the seconds of undoing; an earlier word that arrives late changes nothing.
  await receivePassages(phone, upload([{ ...open, decision: "refused", revision: 3 }]));
  await receivePassages(phone, upload([{ ...open, decision: "admitted", revision: 2 }]));
  expect((await passagesOf(phone.id))[0]?.decision).toBe("refused");
  expect(await placeOf(nomineeId)).toBeUndefined();
});

test("a code that is no badge is kept too, without a badge", async () => {
  const { phone } = await phoneAt("b");
  const forged = passageOf({
    serial: null,
    verdict: "refuse",
    reason: "bad_signature",
    decision: "refused",
    scannedAt: await seconds(),
  });
  await receivePassages(phone, upload([forged]));
  expect((await passagesOf(phone.id))[0]).toMatchObject({ badgeId: null, reason: "bad_signature" });
});

test("a phone that lost its memory is told to number anew, and loses no scan", async () => {
  const { phone } = await phoneAt("b");
  const scannedAt = await seconds();
  await receivePassages(
    phone,
    upload([1, 2, 3].map((sequence) => passageOf({ sequence, scannedAt }))),
  );
  const again = passageOf({ sequence: 1, scannedAt });
  const receipt = await receivePassages(phone, upload([again]));
  expect(receipt).toMatchObject({ kept: [], renumber: [again.id], lastSequence: 3 });
  const renumbered = await receivePassages(phone, upload([{ ...again, sequence: 4 }]));
  expect(renumbered.kept).toEqual([again.id]);
  expect((await gateList(phone)).device.lastSequence).toBe(4);
});

test("a phone whose clock runs ahead does not outrank the scans that follow", async () => {
  const hall = await phoneAt("b");
  const out = await phoneAt("b-exit");
  const { serial, nomineeId } = await badged();
  const now = await seconds();
  const ahead = passageOf({ serial, scannedAt: now + 86_400 });
  await receivePassages(hall.phone, upload([ahead], { deviceNow: Date.now() + 86_400_000 }));
  expect((await placeOf(nomineeId))?.since.getTime()).toBeLessThanOrEqual(Date.now());
  const [state] = await database().select().from(device).where(eq(device.id, hall.phone.id));
  expect(Math.round((state?.clockSkewMs ?? 0) / 60_000)).toBe(1440);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const left = passageOf({
    serial,
    gateId: "b-exit",
    direction: "exit",
    scannedAt: (await seconds()) + 1,
  });
  await receivePassages(out.phone, upload([left]));
  expect((await placeOf(nomineeId))?.zone).toBe(2);
});

test("two phones that let the same person in while offline are noticed when both have sent", async () => {
  const before = (await gatesOverview()).doubleEntries;
  const [one, other] = [await phoneAt("b"), await phoneAt("b")];
  const { serial } = await badged();
  const now = await seconds();
  await receivePassages(one.phone, upload([passageOf({ serial, scannedAt: now - 300 })]));
  expect((await gatesOverview()).doubleEntries).toBe(before);
  await receivePassages(other.phone, upload([passageOf({ serial, scannedAt: now - 200 })]));
  expect((await gatesOverview()).doubleEntries).toBe(before + 1);
});

test("a new badge of somebody inside is inside too", async () => {
  const { phone } = await phoneAt("b");
  const first = await badged();
  const scannedAt = (await seconds()) - 60;
  await receivePassages(phone, upload([passageOf({ serial: first.serial, scannedAt })]));
  const second = await newBadge(first.nomineeId);
  const { inside, superseded } = await gateList(phone);
  expect(inside).toContainEqual({
    ...{ serial: second.serial, zone: 3 },
    ...{ since: scannedAt, floater: null },
  });
  expect(superseded.find(({ serial }) => serial === first.serial)?.by).toBe(2);
});
