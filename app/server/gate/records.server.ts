import { and, eq, gt, sql } from "drizzle-orm";

import { type Bundle, encodeBundle } from "#app/crypto/bundle.ts";
import { fromHex, sameBytes } from "#app/crypto/bytes.ts";
import { TAG_BYTES } from "#app/crypto/records-digest.ts";
import type { RecordsHeld } from "#app/domain/gate/wire.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { gateRecord } from "#db/schema/gate-list.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database, type Database, type Transaction } from "../platform/database.server.ts";
import { bringUpToDate, type Epoch } from "./make-records.server.ts";

/** A bundle, and the key that each phone gets wrapped for itself. */
export type LockedBundle = { bytes: Uint8Array; contentKey: Uint8Array };

type Records = { version: string; epoch: Epoch };
/** The version for which this process last saw to it that every record is made. */
let ready: { version: string; epoch: Promise<Epoch> } | undefined;
/** The whole bundle as phones last got it at their first contact: forty gates open together. */
let whole: { version: string; bytes: Promise<Uint8Array> } | undefined;

/** Changes whenever a badge is issued, a name or photo behind one changes, or a key of badges is withdrawn. */
export async function recordsVersion(db: Database | Transaction): Promise<string> {
  const [row] = await db
    .select({
      version: sql<string>`md5(coalesce(string_agg(${badge.id}::text || ${nominee.version} || coalesce(${nominee.photoId}::text, '') || (${signingKey.revokedAt} is null), ',' order by ${badge.id}), ''))`,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(signingKey, eq(signingKey.id, badge.keyId));
  return row?.version ?? "";
}

/**
 * The sealed records for a phone to keep: what came since the number that it holds, or all of them where it holds none, holds
 * those of another salt, or knows of more than there are (the database was restored).
 */
export async function sealedBundle(held: RecordsHeld | null): Promise<LockedBundle> {
  const records = await recordsReady();
  const { contentKey, salt } = records.epoch;
  const since = held && sameBytes(fromHex(held.salt), salt) ? held.number : null;
  const part = since === null ? undefined : await bundleSince(records, since);
  return { bytes: part ?? (await wholeBundle(records)), contentKey };
}

async function recordsReady(): Promise<Records> {
  const version = await recordsVersion(database());
  if (ready?.version !== version) {
    const making = { version, epoch: bringUpToDate() };
    ready = making;
    making.epoch.catch(() => {
      if (ready === making) ready = undefined;
    });
  }
  return { version, epoch: await ready.epoch };
}

function wholeBundle(records: Records): Promise<Uint8Array> {
  const { version } = records;
  if (whole?.version === version) return whole.bytes;
  const bytes = read(records, null).then(encodeBundle);
  const made = { version, bytes };
  whole = made;
  bytes.catch(() => {
    if (whole === made) whole = undefined;
  });
  return bytes;
}

async function bundleSince(records: Records, since: number): Promise<Uint8Array | undefined> {
  const bundle = await read(records, since);
  return bundle.number < since ? undefined : encodeBundle(bundle);
}

/** As of one moment: records, their count and their digest agree, whatever is being made beside. */
async function read({ version, epoch }: Records, since: number | null): Promise<Bundle> {
  const { salt } = epoch;
  return database().transaction(
    async (tx) => {
      const ofEpoch = eq(gateRecord.epochId, epoch.id);
      const state = await stateOf(tx, epoch.id);
      const isAsked = since === null ? sql`${gateRecord.box} <> ''` : gt(gateRecord.number, since);
      const records = await tx
        .select({ index: gateRecord.place, sealed: gateRecord.box })
        .from(gateRecord)
        .where(and(ofEpoch, isAsked));
      return { version, salt, records, since, ...state };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

type State = Pick<Bundle, "number" | "count" | "digest">;
/** Of the newest number that this process saw. */
let lastState: (State & { epochId: string }) | undefined;

/** How far the records of a generation came; count and digest are worked out once a number. */
async function stateOf(tx: Transaction, epochId: string): Promise<State> {
  const ofEpoch = eq(gateRecord.epochId, epochId);
  const [head] = await tx
    .select({ number: sql<number>`coalesce(max(${gateRecord.number}), 0)::int` })
    .from(gateRecord)
    .where(ofEpoch);
  const number = head?.number ?? 0;
  let state = lastState;
  if (state?.epochId !== epochId || state.number !== number) {
    const tag = sql`substring(${gateRecord.box} from octet_length(${gateRecord.box}) - ${TAG_BYTES - 1}::int)`;
    const [sum] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        digest: sql<string>`coalesce(bit_xor(('x' || encode(${tag}, 'hex'))::bit(128)), 0::bit(128))::text`,
      })
      .from(gateRecord)
      .where(and(ofEpoch, sql`${gateRecord.box} <> ''`));
    const bits = sum?.digest.match(/.{8}/g) ?? [];
    const digest = Uint8Array.from(bits, (byte) => Number.parseInt(byte, 2));
    state = { epochId, number, count: sum?.count ?? 0, digest };
    lastState = state;
  }
  const { count, digest } = state;
  return { number, count, digest };
}
