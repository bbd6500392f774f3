import { auditEntry } from "#db/schema/audit.ts";

import type { Transaction } from "./database.server.ts";

/** What is written of a deed: ids and field names only, never personal values. */
export type Deed = {
  /** Account id, device id or `system`. */
  actor: string;
  /** Verb in the past: `nominee.submitted`, `badge.revoked`. */
  action: string;
  subjectKind: string;
  subjectId: string;
  fields?: readonly string[];
  /** Summit time. */
  at: Date;
};

/** Writes the trail in the transaction of the effect: both are kept, or neither. */
export async function audit(tx: Transaction, deed: Deed): Promise<void> {
  await tx.insert(auditEntry).values({ ...deed, fields: [...(deed.fields ?? [])] });
}
