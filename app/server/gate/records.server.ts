import { and, asc, eq, gt, lte, sql } from "drizzle-orm";

import { type Bundle, encodeBundle } from "#app/crypto/bundle.ts";
import { fromHex, sameBytes } from "#app/crypto/bytes.ts";
import { TAG_BYTES } from "#app/crypto/records-digest.ts";
import type { RecordsHeld } from "#app/domain/gate/wire.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { gateRecord } from "#db/schema/gate-list.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database, type Database, type Transaction } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";
import { bringUpToDate, type Epoch } from "./make-records.server.ts";

/** A bundle, and the key that each phone gets wrapped for itself. */
export type LockedBundle = { bytes: Uint8Array; contentKey: Uint8Array };

type Records = { version: string; epoch: Epoch };
/** The version for which this process last saw to it that every record is made. */
let ready: { version: string; epoch: Promise<Epoch> } | undefined;
/** What phones last got, by the number that they held: forty gates open together. */
let given: { version: string; bySince: Map<number | null, Promise<Bundle>> } | undefined;
const GIVEN_KEPT = 64;

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
 * The sealed records for a phone to keep: the first that came since the number that it holds, or the first of all where it
 * holds none, holds those of another salt, or knows of more than there are (the database was restored). A line that breaks
 * off costs what it carried just then, and the phone asks on from what it has.
 */
export async function sealedBundle(held: RecordsHeld | null): Promise<LockedBundle> {
  const records = await recordsReady();
  const { contentKey, salt } = records.epoch;
  const since = held && sameBytes(fromHex(held.salt), salt) ? held.number : null;
  const part = await bundleSince(records, since);
  const isAhead = since !== null && part.number < since;
  return { bytes: encodeBundle(isAhead ? await bundleSince(records, null) : part), contentKey };
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

function bundleSince(records: Records, since: number | null): Promise<Bundle> {
  const { version } = records;
  if (given?.version !== version) given = { version, bySince: new Map() };
  const { bySince } = given;
  const known = bySince.get(since);
  if (known) return known;
  if (bySince.size >= GIVEN_KEPT) bySince.clear();
  const part = read(records, since);
  bySince.set(since, part);
  part.catch(() => bySince.delete(since));
  return part;
}

/** As of one moment: records, their count and their digest agree, whatever is being made beside. */
async function read({ version, epoch }: Records, since: number | null): Promise<Bundle> {
  const { salt } = epoch;
  const { GATE_BUNDLE_RECORDS: most } = env();
  return database().transaction(
    async (tx) => {
      const later = and(eq(gateRecord.epochId, epoch.id), gt(gateRecord.number, since ?? 0));
      const [last] = await tx
        .select({ number: gateRecord.number })
        .from(gateRecord)
        .where(later)
        .orderBy(asc(gateRecord.number))
        .limit(1)
        .offset(most - 1);
      const state = await stateOf(tx, epoch.id, last?.number);
      const left = last
        ? await tx.$count(gateRecord, and(later, gt(gateRecord.number, last.number)))
        : 0;
      const isAsked = since === null ? sql`${gateRecord.box} <> ''` : undefined;
      const records = await tx
        .select({ index: gateRecord.place, sealed: gateRecord.box })
        .from(gateRecord)
        .where(and(later, lte(gateRecord.number, state.number), isAsked));
      return { version: left > 0 ? "" : version, salt, records, since, left, ...state };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

type State = Pick<Bundle, "number" | "count" | "digest">;
/** Of the newest number that this process saw. */
let lastState: (State & { epochId: string }) | undefined;

/**
 * How far the records of a generation came; count and digest of the newest are worked out once.
 * @param upTo as if the records with later numbers were not there
 */
async function stateOf(tx: Transaction, epochId: string, upTo: number | undefined): Promise<State> {
  const ofEpoch = eq(gateRecord.epochId, epochId);
  const number = upTo ?? (await newestNumber(tx, epochId));
  let state = lastState;
  if (state?.epochId !== epochId || state.number !== number) {
    const tag = sql`substring(${gateRecord.box} from octet_length(${gateRecord.box}) - ${TAG_BYTES - 1}::int)`;
    const [sum] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        digest: sql<string>`coalesce(bit_xor(('x' || encode(${tag}, 'hex'))::bit(128)), 0::bit(128))::text`,
      })
      .from(gateRecord)
      .where(and(ofEpoch, lte(gateRecord.number, number), sql`${gateRecord.box} <> ''`));
    const bits = sum?.digest.match(/.{8}/g) ?? [];
    const digest = Uint8Array.from(bits, (byte) => Number.parseInt(byte, 2));
    state = { epochId, number, count: sum?.count ?? 0, digest };
    if (upTo === undefined) lastState = state;
  }
  const { count, digest } = state;
  return { number, count, digest };
}

async function newestNumber(tx: Transaction, epochId: string): Promise<number> {
  const [head] = await tx
    .select({ number: sql<number>`coalesce(max(${gateRecord.number}), 0)::int` })
    .from(gateRecord)
    .where(eq(gateRecord.epochId, epochId));
  return head?.number ?? 0;
}
