import { and, desc, eq, sql } from "drizzle-orm";

import { isCovered } from "#app/domain/audit/reading.ts";
import { auditEntry } from "#db/schema/audit.ts";

import { audit, auditAll, type Deed } from "../platform/audit.server.ts";
import { realNow } from "../platform/clock.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/**
 * Writes that somebody reads sealed fields of a subject, unless they read the same a short while ago (`isCovered`). Where
 * the entry cannot be written this throws, and there is no leave to open anything.
 */
export async function recordReading(tx: Transaction, reading: Deed): Promise<Leave> {
  const { actor, action, subjectKind, subjectId, fields = [] } = reading;
  const [last] = await tx
    .select({ at: auditEntry.recordedAt })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectKind, subjectKind),
        eq(auditEntry.subjectId, subjectId),
        eq(auditEntry.actor, actor),
        eq(auditEntry.action, action),
        sql`${auditEntry.fields} = ${sql.param([...fields], auditEntry.fields)}`,
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(1);
  if (!isCovered(last?.at ?? null, realNow())) await audit(tx, reading);
  return Leave.ofReading(action);
}

/** Writes that somebody takes sealed fields away in a file: an entry each time, for each subject of it. */
export async function recordExport(tx: Transaction, exported: readonly Deed[]): Promise<Leave> {
  await auditAll(tx, exported);
  return Leave.ofReading(exported[0]?.action ?? "nobody");
}
