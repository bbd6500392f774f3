import { expect, test } from "vitest";

import { decodeBundle } from "#app/crypto/bundle.ts";
import { openRecord, PHOTO_BYTES, recordIndex } from "#app/crypto/bundle-record.ts";
import { toHex } from "#app/crypto/bytes.ts";
import {
  importContentKey,
  openContentKey,
  unlockRecord,
  wrapContentKey,
} from "#app/crypto/content-key.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { sealedBundle } from "#app/server/gate/records.server.ts";
import { judgeTypedNumber, standingOfSerial } from "#app/server/gate/standing.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { phoneKeys } from "#tests/support/phone.ts";
import { badged, type Badged, newBadge, phoneAt } from "#tests/support/gate.ts";

await useTestDatabase();

const LAYLA = {
  surname: "Al-Hmoud",
  givenNames: "Layla Nasser",
  nativeName: "ليلى ناصر الحمود",
};
const AIBEK = { surname: "Abdyldaev", givenNames: "Aibek", nativeName: "Абдылдаев Айбек" };

async function bundle() {
  const { bytes, contentKey } = await sealedBundle(null);
  const decoded = decodeBundle(bytes);
  if (!decoded) throw new Error("No bundle");
  const key = await importContentKey(contentKey, "decrypt");
  return { bytes, contentKey, key, ...decoded };
}
async function signatureOf({ text }: Badged): Promise<Uint8Array> {
  const verified = await verifyBadge(text, await verificationKeys());
  if (!verified.ok) throw new Error(verified.error);
  return verified.value.signature;
}
const revoke = async (badgeId: string) => {
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId, reason: "lost", actor: "system", now }),
  );
};

test("a badge opens its own record on the phone, with name and face, and no other", async () => {
  const [layla, aibek] = [await badged(LAYLA), await badged(AIBEK)];
  const { salt, records, key } = await bundle();
  const [hers, his] = [await signatureOf(layla), await signatureOf(aibek)];
  const index = await recordIndex(hers, salt);
  const found = records.find((record) => toHex(record.index) === toHex(index));
  const sealed = await unlockRecord(found?.sealed ?? new Uint8Array(), index, key);
  const opened = await openRecord(sealed ?? new Uint8Array(), hers, salt);
  expect(opened).toMatchObject({ ...LAYLA, category: "delegate" });
  expect(
    Buffer.from(opened?.photo ?? [])
      .subarray(8, 12)
      .toString(),
  ).toBe("WEBP");
  expect(opened?.photo.length).toBeLessThanOrEqual(PHOTO_BYTES);
  expect(await openRecord(sealed ?? new Uint8Array(), his, salt)).toBeUndefined();
});

test("a bundle copied from one phone opens on no other, not even with the badge at hand", async () => {
  const layla = await badged(LAYLA);
  const { salt, records, contentKey } = await bundle();
  const [own, other] = [await phoneKeys(), await phoneKeys()];
  const wrapped = await wrapContentKey(contentKey, own.shared.exchangeKey);
  const key = await openContentKey(wrapped, own.own.exchange);
  expect(key?.extractable).toBe(false);
  expect(await openContentKey(wrapped, other.own.exchange)).toBeUndefined();
  const hers = await signatureOf(layla);
  const index = await recordIndex(hers, salt);
  const copied = records.find((record) => toHex(record.index) === toHex(index))?.sealed;
  expect(await openRecord(copied ?? new Uint8Array(), hers, salt)).toBeUndefined();
});

test("bundle and list hold no name, no number, no token, no signature", async () => {
  const person = await badged(LAYLA);
  const { phone } = await phoneAt("b");
  const { bytes } = await bundle();
  const list = JSON.stringify(await gateList(phone));
  const signature = Buffer.from(await signatureOf(person));
  const secrets = [
    ...Object.values(LAYLA),
    "AL-HMOUD",
    "Layla",
    "JOR-",
    person.shortNumber,
    person.nomineeId,
    person.text.slice(20, 60),
  ];
  for (const secret of secrets) {
    expect(Buffer.from(bytes).includes(secret), `bundle: ${secret}`).toBe(false);
    expect(list.includes(secret), `list: ${secret}`).toBe(false);
  }
  expect(Buffer.from(bytes).includes(signature.subarray(0, 12))).toBe(false);
  // A serial in the bundle would tell which record is whose.
  expect(Buffer.from(bytes).includes(Buffer.from(person.serial, "hex"))).toBe(false);
});

test("records are all of one length: neither a missing photo nor a long name shows", async () => {
  await badged({ surname: "Ö".repeat(100), givenNames: "N", nativeName: "ن".repeat(90) });
  const { records } = await bundle();
  expect(new Set(records.map(({ sealed }) => sealed.length)).size).toBe(1);
});

test("a new badge makes a new version under the same salt; without one the phone is told nothing changed", async () => {
  const { phone } = await phoneAt("b");
  const first = await bundle();
  expect((await gateList(phone)).recordsVersion).toBe(first.version);
  expect((await bundle()).salt).toEqual(first.salt);
  await badged(AIBEK);
  const second = await bundle();
  expect((await gateList(phone)).recordsVersion).toBe(second.version);
  expect(second.version).not.toBe(first.version);
  expect(second.salt).toEqual(first.salt);
  expect(second.records).toHaveLength(first.records.length + 1);
});

test("revoked and superseded badges are on the list, and stand so when asked for", async () => {
  const { phone } = await phoneAt("b");
  const lost = await badged(AIBEK);
  await revoke(lost.badgeId);
  const old = await badged(LAYLA);
  await newBadge(old.nomineeId);
  const list = await gateList(phone);
  expect(list.revoked.map(({ serial }) => serial)).toContain(lost.serial);
  expect(list.superseded).toContainEqual(expect.objectContaining({ serial: old.serial, by: 2 }));
  expect(await standingOfSerial(lost.serial)).toMatchObject({ known: true, superseded: null });
  expect((await standingOfSerial(lost.serial)).revokedAt).not.toBeNull();
  expect((await standingOfSerial(old.serial)).superseded?.by).toBe(2);
  expect(await standingOfSerial("00".repeat(16))).toMatchObject({ known: false, inside: null });
});

test("a typed number is a check at most, and refused for what a scan is refused for", async () => {
  const { phone } = await phoneAt("b");
  const person = await badged(LAYLA);
  const typed = await judgeTypedNumber(person.shortNumber, phone);
  expect(typed?.admission).toEqual({ kind: "check", reason: "typed_number" });
  expect(typed?.person).toMatchObject({ surname: LAYLA.surname });
  await revoke(person.badgeId);
  expect((await judgeTypedNumber(person.shortNumber, phone))?.admission).toEqual({
    kind: "refuse",
    reason: "revoked",
  });
  const media = await phoneAt("c");
  const other = await badged(AIBEK);
  expect((await judgeTypedNumber(other.shortNumber, media.phone))?.admission).toEqual({
    kind: "refuse",
    reason: "zone_not_allowed",
  });
  expect(await judgeTypedNumber("0000-0000", phone)).toBeUndefined();
});
