import { randomBytes } from "node:crypto";

import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";

import { type BundleRecord, SALT_BYTES, sealRecord } from "#app/crypto/bundle-record.ts";
import { CONTENT_KEY_BYTES, importContentKey, lockRecord } from "#app/crypto/content-key.ts";
import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { VerificationKey } from "#app/domain/badge/claims.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { gateRecord, recordEpoch } from "#db/schema/gate-list.ts";
import { file, nominee } from "#db/schema/nominee.ts";

import { verificationKeys } from "../badge/keys.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { seal, unseal } from "../platform/sealing.server.ts";
import { thumbnail } from "./thumbnail.server.ts";

/** Records of one salt and one content key: a phone that holds some of them gets the rest. */
export type Epoch = { id: string; salt: Uint8Array; contentKey: Uint8Array };

/** Records made in one transaction. Photos are large: this many are in memory at once while thumbnails are made. */
const PART = 50;
const NO_PHOTO = new Uint8Array();
/** In the place of a record whose badge no gate accepts any more; phones are told to drop theirs. */
const GONE = new Uint8Array();

/** What a record is made from, short; empty for a badge whose key was withdrawn. */
const madeFrom: SQL<Uint8Array> = sql`case when ${signingKey.revokedAt} is null then sha256(convert_to(jsonb_build_array(${badge.category}, ${nominee.surname}, ${nominee.givenNames}, ${nominee.nativeName}, ${nominee.photoId})::text, 'UTF8')) else ''::bytea end`;

/**
 * Makes the records of badges that have none or another than they should, so that all badges ever issued have theirs (a dead
 * one still shows whose it was). What is unchanged is not made again, by whichever process it was made.
 */
export async function bringUpToDate(): Promise<Epoch> {
  const epoch = (await newestEpoch(database())) ?? (await startEpoch());
  const making = {
    epoch,
    keys: await verificationKeys(),
    lock: await importContentKey(epoch.contentKey, "encrypt"),
  };
  let after: string | undefined;
  do after = await database().transaction((tx) => makePart(tx, making, after));
  while (after);
  await database()
    .update(recordEpoch)
    .set({ readyAt: sql`now()` })
    .where(and(eq(recordEpoch.id, epoch.id), isNull(recordEpoch.readyAt)));
  return epoch;
}

/** The newest generation; none where there is none yet, or its key is sealed under a lost master key. */
async function newestEpoch(db: Pick<Transaction, "select">): Promise<Epoch | undefined> {
  const [row] = await db
    .select({ id: recordEpoch.id, salt: recordEpoch.salt, sealed: recordEpoch.contentKeySealed })
    .from(recordEpoch)
    .orderBy(desc(recordEpoch.startedAt))
    .limit(1);
  if (!row) return undefined;
  try {
    return {
      id: row.id,
      salt: row.salt,
      contentKey: unseal("record_epoch.content_key_sealed", row.sealed),
    };
  } catch {
    console.warn("The key of the gates' records does not open under this master key: all anew.");
    return undefined;
  }
}

/** By one process alone: the others wait for its transaction. */
function startEpoch(): Promise<Epoch> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('record_epoch'))`);
    const started = await newestEpoch(tx);
    if (started) return started;
    const [salt, contentKey] = [randomBytes(SALT_BYTES), randomBytes(CONTENT_KEY_BYTES)];
    const [row] = await tx
      .insert(recordEpoch)
      .values({
        salt,
        contentKeySealed: seal("record_epoch.content_key_sealed", contentKey),
        startedAt: sql`clock_timestamp()`,
      })
      .returning({ id: recordEpoch.id });
    if (!row) throw new Error("No generation of records");
    return { id: row.id, salt, contentKey };
  });
}

type Making = { epoch: Epoch; keys: readonly VerificationKey[]; lock: CryptoKey };

/**
 * Under the lock of the generation, so that numbers count up in the order of commit.
 * @param after id of the last badge of the part before
 * @returns id of this part's last badge; undefined when nothing is left
 */
async function makePart(
  tx: Transaction,
  { epoch, keys, lock }: Making,
  after: string | undefined,
): Promise<string | undefined> {
  await tx
    .select({ id: recordEpoch.id })
    .from(recordEpoch)
    .where(eq(recordEpoch.id, epoch.id))
    .for("update");
  const rows = await staleBadges(tx, epoch.id, after);
  const photos = await photosOf(
    tx,
    rows.flatMap(({ photoId }) => photoId ?? []),
  );
  const made = await Promise.all(
    rows.map(async (row) => {
      const { badgeId, place, token, madeFrom, photoId, ...person } = row;
      if (madeFrom.length === 0) return place && { place, badgeId, madeFrom, box: GONE };
      const verified = await verifyBadge(badgeText(token), keys);
      if (!verified.ok) return undefined;
      const { claims, signature } = verified.value;
      const photo = claims.photoDigest.length > 0 ? photos.get(photoId ?? "") : undefined;
      const record = withinLimits({ ...person, photo: photo ?? NO_PHOTO });
      const { index, sealed } = await sealRecord(record, signature, epoch.salt);
      return { place: index, badgeId, madeFrom, box: await lockRecord(sealed, index, lock) };
    }),
  );
  await keep(
    tx,
    epoch.id,
    made.flatMap((record) => record ?? []),
  );
  return rows.length === PART ? rows.at(-1)?.badgeId : undefined;
}

const staleBadges = (tx: Transaction, epochId: string, after: string | undefined) =>
  tx
    .select({
      badgeId: badge.id,
      place: gateRecord.place,
      token: badge.token,
      category: badge.category,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nativeName: nominee.nativeName,
      photoId: nominee.photoId,
      madeFrom,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(signingKey, eq(signingKey.id, badge.keyId))
    .leftJoin(gateRecord, and(eq(gateRecord.badgeId, badge.id), eq(gateRecord.epochId, epochId)))
    .where(
      and(
        after ? gt(badge.id, after) : undefined,
        sql`coalesce(${gateRecord.madeFrom}, '') <> ${madeFrom}`,
      ),
    )
    .orderBy(asc(badge.id))
    .limit(PART);

type Made = Omit<typeof gateRecord.$inferInsert, "epochId" | "number">;

async function keep(tx: Transaction, epochId: string, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const [head] = await tx
    .select({ number: sql<number>`coalesce(max(${gateRecord.number}), 0)::int` })
    .from(gateRecord)
    .where(eq(gateRecord.epochId, epochId));
  const first = (head?.number ?? 0) + 1;
  await tx
    .insert(gateRecord)
    .values(made.map((record, at) => ({ ...record, epochId, number: first + at })))
    .onConflictDoUpdate({
      target: [gateRecord.epochId, gateRecord.place],
      set: {
        number: sql`excluded.number`,
        madeFrom: sql`excluded.made_from`,
        box: sql`excluded.box`,
      },
    });
}

/** Names as long as a passport's line, and no longer, fit beside a photo. */
const NAME_CHARACTERS = 60;
const withinLimits = (record: BundleRecord): BundleRecord => ({
  ...record,
  surname: record.surname.slice(0, NAME_CHARACTERS),
  givenNames: record.givenNames.slice(0, NAME_CHARACTERS),
  nativeName: record.nativeName.slice(0, NAME_CHARACTERS),
});

async function photosOf(tx: Transaction, ids: string[]): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const photos = await tx
    .select({ id: file.id, bytes: file.bytes })
    .from(file)
    .where(inArray(file.id, [...new Set(ids)]));
  const small = photos.map(async ({ id, bytes }) => [id, await thumbnail(bytes)] as const);
  return new Map(await Promise.all(small));
}
