import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import { entryText, type SealedEntry } from "#app/domain/audit/entry-text.ts";
import { auditEntry } from "#db/schema/audit.ts";

/** What stands before the first seal. */
export const BEGINNING = new Uint8Array(32);

/** SHA-256 of the seal before and the entry's text (FIPS 180-4); 32 bytes. */
export function sealDigest(before: Uint8Array, entry: SealedEntry): Uint8Array {
  return createHash("sha256").update(before).update(entryText(entry)).digest();
}

/** JavaScript's dates end at the millisecond; the database's do not. */
const instant = (column: typeof auditEntry.at | typeof auditEntry.recordedAt) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The columns of an entry as they are sealed. */
export const SEALED_COLUMNS = {
  id: auditEntry.id,
  at: instant(auditEntry.at),
  recordedAt: instant(auditEntry.recordedAt),
  actor: auditEntry.actor,
  action: auditEntry.action,
  subjectKind: auditEntry.subjectKind,
  subjectId: auditEntry.subjectId,
  fields: auditEntry.fields,
  correlation: auditEntry.correlation,
};
