import { auditEntry } from "#db/schema/audit.ts";

import type { Transaction } from "./database.server.ts";
import { requestScope } from "./request-scope.server.ts";

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
  /** The act of which this deed is one of many; unless said, the request that asked for it, as the log names it. */
  correlation?: string;
};

/** Writes the trail in the transaction of the effect: both are kept, or neither. */
export async function audit(tx: Transaction, deed: Deed): Promise<void> {
  await auditAll(tx, [deed]);
}

/** The same for many deeds of one act, in one statement. */
export async function auditAll(tx: Transaction, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const request = requestScope()?.id;
  await tx.insert(auditEntry).values(
    deeds.map(({ fields = [], correlation = request, ...deed }) => ({
      ...deed,
      fields: [...fields],
      correlation,
    })),
  );
}
