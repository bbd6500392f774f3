import { asc, desc, eq, inArray, sql } from "drizzle-orm";

import { auditEntry } from "#db/schema/audit.ts";
import { auditSeal, auditUnsealed } from "#db/schema/audit-seal.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { BEGINNING, SEALED_COLUMNS, sealDigest } from "./sealed-entry.server.ts";

/** Entries of one transaction: a sealer that comes back after hours takes them part by part. */
const AT_ONCE = 1_000;

/**
 * Seals entries that are committed and have no seal yet, in the order of their ids. One sealer at a time over all processes;
 * another finds the lock taken and leaves. Writers of the trail wait for nobody.
 * @returns how many were sealed; fewer than were waiting when there are many, so call again until it is 0
 */
export function sealTrail(): Promise<number> {
  return database().transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('seals of the trail')) as mine`,
    );
    if (!lock?.mine) return 0;
    const waiting = await tx
      .select(SEALED_COLUMNS)
      .from(auditUnsealed)
      .innerJoin(auditEntry, eq(auditEntry.id, auditUnsealed.entryId))
      .orderBy(asc(auditUnsealed.entryId))
      .limit(AT_ONCE);
    if (waiting.length === 0) return 0;
    let { number, digest } = await lastSeal(tx);
    const seals = waiting.map((entry) => {
      number += 1;
      digest = sealDigest(digest, entry);
      return { number, entryId: entry.id, digest };
    });
    await tx.insert(auditSeal).values(seals);
    const ids = waiting.map(({ id }) => id);
    await tx.delete(auditUnsealed).where(inArray(auditUnsealed.entryId, ids));
    return seals.length;
  });
}

async function lastSeal(tx: Transaction): Promise<{ number: number; digest: Uint8Array }> {
  const [last] = await tx
    .select({ number: auditSeal.number, digest: auditSeal.digest })
    .from(auditSeal)
    .orderBy(desc(auditSeal.number))
    .limit(1);
  return last ?? { number: 0, digest: BEGINNING };
}
