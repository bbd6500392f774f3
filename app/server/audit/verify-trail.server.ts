import { asc, count, desc, eq, gt, min, sql } from "drizzle-orm";

import type { AuditHead } from "#app/domain/audit/head.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { auditSeal } from "#db/schema/audit-seal.ts";

import { database, type Reader, type Transaction } from "../platform/database.server.ts";
import { BEGINNING, SEALED_COLUMNS, sealDigest } from "./sealed-entry.server.ts";

/** What does not agree; `entry` is an entry's id, `seal` a seal's number. */
export type TrailFault =
  /** The entry is not what was sealed, or its seal was made anew. */
  | { kind: "changed"; seal: number; entry: number; action: string; subject: string }
  | { kind: "entry_gone"; seal: number; entry: number }
  | { kind: "seal_gone"; seal: number }
  /** The chain does not hold the head that somebody kept: it was cut, or made anew from there or before. */
  | { kind: "other_head"; seal: number };

export type TrailFindings = {
  sealed: number;
  head: AuditHead | null;
  faults: readonly TrailFault[];
  unsealed: { entries: number; since: Date | null };
};

type Link = { number: number; digest: Uint8Array };

const AT_ONCE = 5_000;

/**
 * Follows the chain from its beginning and compares each entry with its seal. A seal is checked against the stored seal before
 * it, so that one changed entry is named by itself and does not hide the rest.
 * @param kept a head that was printed or written down earlier
 */
export function verifyTrail(kept?: AuditHead): Promise<TrailFindings> {
  return database().transaction(
    async (tx) => {
      const faults: TrailFault[] = [];
      let before: Link = { number: 0, digest: BEGINNING };
      let sealed = 0;
      for (;;) {
        const part = await sealsAfter(tx, before.number);
        for (const { number, digest, entryId, entry } of part) {
          for (let gone = before.number + 1; gone < number; gone += 1)
            faults.push({ kind: "seal_gone", seal: gone });
          if (!entry) faults.push({ kind: "entry_gone", seal: number, entry: entryId });
          // After a gap there is nothing to check this one against.
          else if (number === before.number + 1 && !same(digest, sealDigest(before.digest, entry)))
            faults.push({
              ...{ kind: "changed", seal: number, entry: entryId, action: entry.action },
              subject: `${entry.subjectKind} ${entry.subjectId}`,
            });
          if (kept?.number === number && kept.digest !== hex(digest))
            faults.push({ kind: "other_head", seal: number });
          before = { number, digest };
        }
        sealed += part.length;
        if (part.length < AT_ONCE) break;
      }
      if (kept && kept.number > before.number)
        faults.push({ kind: "other_head", seal: kept.number });
      const head =
        before.number === 0 ? null : { number: before.number, digest: hex(before.digest) };
      return { sealed, head, faults, unsealed: await unsealedTail(tx) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function sealsAfter(tx: Transaction, number: number) {
  const rows = await tx
    .select({
      number: auditSeal.number,
      digest: auditSeal.digest,
      entryId: auditSeal.entryId,
      entry: SEALED_COLUMNS,
    })
    .from(auditSeal)
    .leftJoin(auditEntry, eq(auditEntry.id, auditSeal.entryId))
    .where(gt(auditSeal.number, number))
    .orderBy(asc(auditSeal.number))
    .limit(AT_ONCE);
  return rows.map((row) => ({ ...row, entry: row.entry?.id === null ? null : row.entry }));
}

/** By the entries themselves: one that was kept from the sealer stands here for ever. */
async function unsealedTail(tx: Transaction): Promise<TrailFindings["unsealed"]> {
  const [tail] = await tx
    .select({ entries: count(), since: min(auditEntry.recordedAt) })
    .from(auditEntry)
    .where(
      sql`not exists (select from ${auditSeal} where ${auditSeal.entryId} = ${auditEntry.id})`,
    );
  return tail ?? { entries: 0, since: null };
}

/** The newest seal, for whoever keeps it elsewhere; nothing before the first. */
export async function auditHead(db: Reader = database()): Promise<AuditHead | null> {
  const [last] = await db
    .select({ number: auditSeal.number, digest: auditSeal.digest })
    .from(auditSeal)
    .orderBy(desc(auditSeal.number))
    .limit(1);
  return last ? { number: last.number, digest: hex(last.digest) } : null;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
