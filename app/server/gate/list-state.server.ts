import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";

import { setDigest } from "#app/crypto/gate-list.ts";
import type { DeadBadge, InsideBadge, ListSet, LiveFloater } from "#app/domain/gate/list-set.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { gateHead } from "#db/schema/gate-list.ts";
import { pass } from "#db/schema/pass.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { summitNow } from "../platform/clock.server.ts";
import { type Database, database, type Transaction } from "../platform/database.server.ts";
import { recordsVersion } from "./records.server.ts";

/** The part of the list that all phones share, as of one moment. */
export type ListState = {
  asOf: number;
  number: number;
  horizon: string;
  set: ListSet;
  digest: string;
  recordsVersion: string;
  /** What the database let be seen. */
  snapshot: string;
};

type Reading = { running: Promise<ListState>; next: Promise<ListState> | undefined };
const readings = new WeakMap<Database, Reading>();
const latest = new WeakMap<Database, ListState>();

/**
 * The shared part, never older than the call. Forty phones that ask at once, as they do after a revocation, share one
 * reading: those who come while one runs wait for the one after it.
 */
export function listState(): Promise<ListState> {
  const db = database();
  const reading = readings.get(db);
  if (!reading) return begin(db);
  reading.next ??= reading.running.then(
    () => begin(db),
    () => begin(db),
  );
  return reading.next;
}

function begin(db: Database): Promise<ListState> {
  const running = readState(db, latest.get(db));
  const reading: Reading = { running, next: undefined };
  readings.set(db, reading);
  const over = () => {
    if (readings.get(db) === reading && !reading.next) readings.delete(db);
  };
  running.then((state) => {
    latest.set(db, state);
    over();
  }, over);
  return running;
}

async function readState(db: Database, before: ListState | undefined): Promise<ListState> {
  // Taken before anything is read: the list may be newer than it says, never older.
  const asOf = seconds(await summitNow());
  const read = await db.transaction(
    async (tx) => {
      const [at] = await tx
        .select({
          number: gateHead.number,
          snapshot: sql<string>`pg_current_snapshot()::text`,
          horizon: sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`,
        })
        .from(gateHead);
      if (!at) throw new Error("No head of the gates' changes");
      if (before?.snapshot === at.snapshot) return { ...before, asOf };
      return { ...at, asOf, set: await readSet(tx), recordsVersion: await recordsVersion(tx) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return "digest" in read ? read : { ...read, digest: await setDigest(read.set) };
}

async function readSet(tx: Transaction): Promise<ListSet> {
  return {
    revoked: [...(await deadBadges(tx)), ...(await deadPasses(tx))],
    superseded: (
      await tx
        .select({ serial: badge.serial, at: badge.supersededAt, by: newestIssue })
        .from(badge)
        .where(isNotNull(badge.supersededAt))
    ).map(({ serial, at, by }) => ({ serial: hex(serial), at: seconds(at), by })),
    blocked: (
      await tx
        .select({ serial: badge.serial, at: personBlock.blockedAt })
        .from(personBlock)
        .innerJoin(badge, eq(badge.nomineeId, personBlock.nomineeId))
        .where(isNull(personBlock.liftedAt))
    ).map(({ serial, at }) => ({ serial: hex(serial), at: seconds(at) })),
    floaters: await liveFloaters(tx),
    inside: await insideBadges(tx),
  };
}

async function deadBadges(tx: Transaction): Promise<DeadBadge[]> {
  const rows = await tx
    .select({ serial: badge.serial, at: badge.revokedAt })
    .from(badge)
    .where(isNotNull(badge.revokedAt));
  return rows.map(({ serial, at }) => ({ serial: hex(serial), at: seconds(at) }));
}

/** Floaters and day badges that ended: their codes are as genuine as a badge's. One never issued has no code. */
async function deadPasses(tx: Transaction): Promise<DeadBadge[]> {
  const rows = await tx
    .select({ serial: pass.serial, at: pass.revokedAt })
    .from(pass)
    .where(and(isNotNull(pass.revokedAt), isNotNull(pass.serial)));
  return rows.flatMap(({ serial, at }) =>
    serial ? [{ serial: hex(serial), at: seconds(at) }] : [],
  );
}

async function liveFloaters(tx: Transaction): Promise<LiveFloater[]> {
  const rows = await tx
    .select({ serial: pass.serial, delegation: delegation.code, zones: pass.zones })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(and(eq(pass.kind, "floater"), isNull(pass.revokedAt), isNotNull(pass.serial)));
  return rows.flatMap(({ serial, zones: [zone], ...of }) =>
    serial && zone !== undefined ? [{ ...of, serial: hex(serial), zone }] : [],
  );
}

/** By every badge that a person ever had, and by day badges. */
async function insideBadges(tx: Transaction): Promise<InsideBadge[]> {
  const rows = await tx.execute<InsideBadge>(sql`
    select encode(coalesce(held.serial, day.serial), 'hex') as serial, presence.zone::int as zone,
      floor(extract(epoch from presence.since))::int as since, encode(floater.serial, 'hex') as floater
    from presence
    left join badge held on held.nominee_id = presence.nominee_id
    left join pass day on day.id = presence.pass_id
    left join pass floater on floater.id = presence.floater_id
    where presence.zone is not null and coalesce(held.serial, day.serial) is not null`);
  return rows.map(({ serial, zone, since, floater }) => ({ serial, zone, since, floater }));
}

/**
 * The serials that may stand otherwise than a phone has it which knows the list up to a number and a horizon. Rather one
 * too many: with a badge go all that its holder ever had, and presence overlaps by what was being written.
 * @param horizon a transaction id, digits
 */
export async function touchedSince(number: number, horizon: string): Promise<string[]> {
  const rows = await database().execute<{ serial: string }>(sql`
    select encode(serial, 'hex') as serial from (
      select serial from gate_change where number > ${number}
      union select held.serial from gate_change
        join badge changed on changed.serial = gate_change.serial
        join badge held on held.nominee_id = changed.nominee_id
        where gate_change.number > ${number}
      union select held.serial from presence join badge held on held.nominee_id = presence.nominee_id
        where presence.changed >= ${horizon}::text::xid8
      union select day.serial from presence join pass day on day.id = presence.pass_id
        where presence.changed >= ${horizon}::text::xid8
    ) touched where serial is not null`);
  return rows.map(({ serial }) => serial);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const seconds = (at: Date | null): number => Math.floor((at?.getTime() ?? 0) / 1000);

/** The issue that killed a superseded badge. */
export const newestIssue = sql<number>`(select max(b.issue) from badge b where b.nominee_id = ${badge.nomineeId})`;
