import type { PaperRefusal } from "#app/domain/paper/pdf.ts";
import { TransactionRollbackError } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { application } from "#db/schema/invitation.ts";

import { checkPaper, keepPaper } from "../paper/papers.server.ts";
import { minutesToWait } from "../platform/access/attempts.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { applicationForm, type Fault, faultsOf } from "./forms.ts";
import { tellReceived } from "./mail.server.ts";

export type ApplyRefusal =
  | { kind: "faults"; faults: Fault[]; paper: PaperRefusal | null }
  | { kind: "wait"; minutes: number }
  /** The form is none of ours: it must be opened anew. */
  | { kind: "form" };

type Posted = {
  fields: ReadonlyMap<string, string>;
  file: { bytes: Uint8Array } | { tooBig: true } | null;
  /** Network address, for the limit alone: it is not kept. */
  from: string;
};

/**
 * Takes an application of a registering entity. The same form posted twice, or the same entity and address while one
 * waits, is one application; the answer is alike, so that nobody learns who applied or has an account.
 */
export async function receiveApplication(
  { fields, file, from }: Posted,
  now: Date,
): Promise<Result<null, ApplyRefusal>> {
  const minutes = await minutesToWait("applyByAddress", from);
  if (minutes > 0) return err({ kind: "wait", minutes });
  const definition = await summitDefinition();
  const form = applicationForm.safeParse(Object.fromEntries(fields));
  const paper = await checkPaper(file);
  const faults = faultsOf(form.error);
  const kind = form.data?.kind;
  if (kind && !definition.applicants?.includes(kind))
    faults.push({ field: "kind", problem: "kind" });
  if (faults.length > 0 || !paper.ok)
    return err({ kind: "faults", faults, paper: paper.ok ? null : paper.error });
  if (!form.data) return err({ kind: "form" });
  const written = form.data;
  const byEmail = await minutesToWait("applyByEmail", written.email);
  if (byEmail > 0) return err({ kind: "wait", minutes: byEmail });

  await database()
    .transaction(async (tx) => {
      const letterId = paper.value && (await keepPaper(tx, paper.value));
      const [received] = await tx
        .insert(application)
        .values({ ...written, letterId, receivedAt: now })
        .onConflictDoNothing()
        .returning();
      // Here already: the paper just kept belongs to nothing, and the transaction leaves without it.
      if (!received) return tx.rollback();
      await audit(tx, {
        actor: "system",
        action: "application.received",
        subjectKind: "application",
        subjectId: received.id,
        fields: ["kind", "name", "country", "contact", "email", "people"],
        at: now,
      });
      await tellReceived(tx, received, definition);
    })
    .catch(unlessRolledBack);
  return ok(null);
}

function unlessRolledBack(error: unknown): void {
  if (!(error instanceof TransactionRollbackError)) throw error;
}
