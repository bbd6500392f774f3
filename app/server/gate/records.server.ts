import { randomBytes } from "node:crypto";

import { asc, eq, inArray, sql } from "drizzle-orm";

import { encodeBundle } from "#app/crypto/bundle.ts";
import { type BundleRecord, SALT_BYTES, sealRecord } from "#app/crypto/bundle-record.ts";
import { CONTENT_KEY_BYTES, importContentKey, lockRecord } from "#app/crypto/content-key.ts";
import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { badge } from "#db/schema/badge.ts";
import { file, nominee } from "#db/schema/nominee.ts";

import { verificationKeys } from "../badge/keys.server.ts";
import { database, type Database, type Transaction } from "../platform/database.server.ts";
import { thumbnail } from "./thumbnail.server.ts";

/** Photos are large: this many are in memory at once while their thumbnails are made. */
const PHOTOS_AT_ONCE = 50;

const NO_PHOTO = new Uint8Array();

/** Thumbnails by photo id, kept between bundles; photos never change under their id. */
let thumbnails = new Map<string, Uint8Array>();
/** The last bundle made by this process. Another process makes its own, under another salt. */
let made: { version: string; bundle: Promise<LockedBundle> } | undefined;

/** A bundle, and the key that each phone gets wrapped for itself. */
export type LockedBundle = { bytes: Uint8Array; contentKey: Uint8Array };

/** Changes whenever a badge is issued, or a name or photo behind one changes. */
export async function recordsVersion(db: Database | Transaction): Promise<string> {
  const [row] = await db
    .select({
      version: sql<string>`md5(coalesce(string_agg(${badge.id}::text || ${nominee.version} || coalesce(${nominee.photoId}::text, ''), ',' order by ${badge.id}), ''))`,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId));
  return row?.version ?? "";
}

/** The sealed records of all badges ever issued (a dead one still shows whose it was), for phones to keep. */
export async function sealedBundle(): Promise<LockedBundle> {
  const version = await recordsVersion(database());
  if (made?.version !== version) {
    const bundle = makeBundle(version);
    made = { version, bundle };
    bundle.catch(() => {
      made = undefined;
    });
  }
  return made.bundle;
}

async function makeBundle(version: string): Promise<LockedBundle> {
  const contentKey = randomBytes(CONTENT_KEY_BYTES);
  const lock = await importContentKey(contentKey, "encrypt");
  const salt = randomBytes(SALT_BYTES);
  const keys = await verificationKeys();
  const rows = await database()
    .select({
      token: badge.token,
      category: badge.category,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nativeName: nominee.nativeName,
      photoId: nominee.photoId,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .orderBy(asc(badge.id));
  thumbnails = await thumbnailsOf(new Set(rows.flatMap(({ photoId }) => photoId ?? [])));
  const sealed = await Promise.all(
    rows.map(async ({ token, photoId, ...person }) => {
      const verified = await verifyBadge(badgeText(token), keys);
      // A badge whose key was withdrawn has no record: no gate accepts it.
      if (!verified.ok) return undefined;
      const { claims, signature } = verified.value;
      const photo = claims.photoDigest.length > 0 ? thumbnails.get(photoId ?? "") : undefined;
      const record = withinLimits({ ...person, photo: photo ?? NO_PHOTO });
      const { index, sealed: box } = await sealRecord(record, signature, salt);
      return { index, sealed: await lockRecord(box, index, lock) };
    }),
  );
  const records = sealed.filter((record) => record !== undefined);
  return { bytes: encodeBundle({ version, salt, records }), contentKey };
}

/** Names as long as a passport's line, and no longer, fit beside a photo. */
const NAME_CHARACTERS = 60;
const withinLimits = (record: BundleRecord): BundleRecord => ({
  ...record,
  surname: record.surname.slice(0, NAME_CHARACTERS),
  givenNames: record.givenNames.slice(0, NAME_CHARACTERS),
  nativeName: record.nativeName.slice(0, NAME_CHARACTERS),
});

async function thumbnailsOf(photoIds: ReadonlySet<string>): Promise<Map<string, Uint8Array>> {
  const ready = new Map([...thumbnails].filter(([id]) => photoIds.has(id)));
  const missing = [...photoIds].filter((id) => !ready.has(id));
  for (let at = 0; at < missing.length; at += PHOTOS_AT_ONCE) {
    const photos = await database()
      .select({ id: file.id, bytes: file.bytes })
      .from(file)
      .where(inArray(file.id, missing.slice(at, at + PHOTOS_AT_ONCE)));
    for (const { id, bytes } of photos) ready.set(id, await thumbnail(bytes));
  }
  return ready;
}
