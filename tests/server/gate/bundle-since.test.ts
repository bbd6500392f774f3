import { createHash } from "node:crypto";

import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";

import { decodeBundle, type Bundle } from "#app/crypto/bundle.ts";
import { openRecord, recordIndex } from "#app/crypto/bundle-record.ts";
import { toHex } from "#app/crypto/bytes.ts";
import { decodeCbor } from "#app/crypto/cbor.ts";
import { importContentKey, unlockRecord } from "#app/crypto/content-key.ts";
import { foldRecord, NO_RECORDS } from "#app/crypto/records-digest.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { RecordsHeld } from "#app/domain/gate/wire.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { sealedBundle } from "#app/server/gate/records.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { signingKey } from "#db/schema/badge.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, type Badged } from "#tests/support/gate.ts";
import { portrait } from "#tests/support/portrait.ts";

await useTestDatabase();

const AIBEK = { surname: "Abdyldaev", givenNames: "Aibek" };

async function bundle(held: RecordsHeld | null): Promise<Bundle & { key: CryptoKey }> {
  const { bytes, contentKey } = await sealedBundle(held);
  const decoded = decodeBundle(bytes);
  if (!decoded) throw new Error("No bundle");
  return { ...decoded, key: await importContentKey(contentKey, "decrypt") };
}
const heldOf = ({ salt, number }: Bundle): RecordsHeld => ({ salt: toHex(salt), number });
const digestOf = (locked: Iterable<Uint8Array>) => [...locked].reduce(foldRecord, NO_RECORDS);

/** What a phone holds after a bundle, by index. */
function applied(before: ReadonlyMap<string, Uint8Array>, { records }: Bundle) {
  const after = new Map(before);
  for (const { index, sealed } of records) {
    if (sealed.length === 0) after.delete(toHex(index));
    else after.set(toHex(index), sealed);
  }
  return after;
}

async function opened({ text }: Badged, { records, salt, key }: Bundle & { key: CryptoKey }) {
  const verified = await verifyBadge(text, await verificationKeys());
  if (!verified.ok) throw new Error(verified.error);
  const { signature } = verified.value;
  const index = await recordIndex(signature, salt);
  const found = records.find((record) => toHex(record.index) === toHex(index));
  const sealed = found && (await unlockRecord(found.sealed, index, key));
  return sealed && openRecord(sealed, signature, salt);
}

test("after one new badge a phone gets one record, which only that badge opens, and holds what the server holds", async () => {
  const layla = await badged();
  const first = await bundle(null);
  const aibek = await badged(AIBEK);
  const part = await bundle(heldOf(first));
  expect(part).toMatchObject({ since: first.number, count: first.count + 1 });
  expect(part.records).toHaveLength(1);
  expect(await opened(aibek, part)).toMatchObject(AIBEK);
  expect(await opened(layla, part)).toBeUndefined();
  const held = applied(applied(new Map(), first), part);
  expect(held.size).toBe(part.count);
  expect(digestOf(held.values())).toEqual(part.digest);
  const whole = await bundle(null);
  expect(applied(new Map(), whole)).toEqual(held);
  expect(whole.digest).toEqual(part.digest);
});

test("nothing comes when nothing changed, nor for a badge revoked: it still shows whose it was", async () => {
  const lost = await badged();
  const before = await bundle(null);
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId: lost.badgeId, reason: "lost", actor: "system", now }),
  );
  const part = await bundle(heldOf(before));
  expect(part.records).toEqual([]);
  expect(part.digest).toEqual(before.digest);
});

test("another photo or name changes one record, in the place where it lay", async () => {
  const layla = await badged();
  const first = await bundle(null);
  const bytes = await portrait({ wall: "#224466" });
  const [photo] = await database()
    .insert(file)
    .values({ mediaType: "image/jpeg", sha256: createHash("sha256").update(bytes).digest(), bytes })
    .returning({ id: file.id });
  await database()
    .update(nominee)
    .set({ photoId: photo?.id, version: 7 })
    .where(eq(nominee.id, layla.nomineeId));
  const face = await bundle(heldOf(first));
  expect(face.records).toHaveLength(1);
  expect(face.count).toBe(first.count);
  expect((await opened(layla, face))?.photo).not.toEqual((await opened(layla, first))?.photo);
  await database()
    .update(nominee)
    .set({ surname: "Saparova", version: 8 })
    .where(eq(nominee.id, layla.nomineeId));
  const name = await bundle(heldOf(face));
  expect(name.records.map(({ index }) => index)).toEqual(face.records.map(({ index }) => index));
  expect(await opened(layla, name)).toMatchObject({ surname: "Saparova" });
  const held = applied(applied(applied(new Map(), first), face), name);
  expect(digestOf(held.values())).toEqual(name.digest);
});

test("what another process made is the same, and needs no second download", async () => {
  await badged();
  const here = await bundle(null);
  vi.resetModules();
  const other = await import("#app/server/gate/records.server.ts");
  const { bytes } = await other.sealedBundle(heldOf(here));
  expect(decodeBundle(bytes)).toMatchObject({
    ...{ since: here.number, records: [], digest: here.digest, salt: here.salt },
  });
});

test("two processes that make records at once make each once, under one count", async () => {
  const before = await bundle(null);
  for (let at = 0; at < 3; at += 1) await badged();
  vi.resetModules();
  const other = await import("#app/server/gate/records.server.ts");
  const both = await Promise.all([sealedBundle(null), other.sealedBundle(null)]);
  const part = await bundle(heldOf(before));
  expect(part.records).toHaveLength(3);
  expect(part.number).toBe(before.number + 3);
  // What was made twice under one number would differ, and a phone with the first would never hear of the second.
  for (const { bytes } of both) expect(decodeBundle(bytes)?.digest).toEqual(part.digest);
});

test("a phone with records of another salt, or of more than there are, gets them all", async () => {
  const { salt, number, count } = await bundle(null);
  for (const held of [
    { salt: "00".repeat(32), number },
    { salt: toHex(salt), number: number + 1 },
  ]) {
    const whole = await bundle(held);
    expect(whole.since).toBeNull();
    expect(whole.records).toHaveLength(count);
  }
});

test("a reader of before there were parts finds the whole bundle where it was", async () => {
  const { bytes } = await sealedBundle(null);
  const decoded = decodeCbor(bytes);
  const whole = await bundle(null);
  const read = decoded.ok ? (decoded.value as unknown[]) : [];
  expect(read.slice(0, 3)).toEqual([2, whole.version, whole.salt]);
  const part = decodeCbor((await sealedBundle(heldOf(whole))).bytes);
  expect(part.ok && (part.value as unknown[])[0]).toBe(3);
});

test("records of badges whose key was withdrawn go from the phone", async () => {
  const first = await bundle(null);
  await database()
    .update(signingKey)
    .set({ revokedAt: await summitNow() });
  const part = await bundle(heldOf(first));
  expect(part.count).toBe(0);
  expect(part.records).toHaveLength(first.count);
  expect(part.records.every(({ sealed }) => sealed.length === 0)).toBe(true);
  expect(applied(applied(new Map(), first), part).size).toBe(0);
  expect((await bundle(null)).records).toEqual([]);
  const anew = await badged(AIBEK);
  const next = await bundle(heldOf(part));
  expect(await opened(anew, next)).toMatchObject(AIBEK);
  expect(next).toMatchObject({ count: 1, digest: digestOf(next.records.map((one) => one.sealed)) });
});
