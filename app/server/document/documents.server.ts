import { asc, eq } from "drizzle-orm";

import type { DocumentStatus } from "#app/domain/document/status.ts";
import { type DocumentDirection, stepOf } from "#app/domain/document/turns.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { outcomeDocument } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";

/** The outcome documents in the order in which the Summit takes them. */
export const listDocuments = () =>
  database().select().from(outcomeDocument).orderBy(asc(outcomeDocument.position));

export type DocumentStep = {
  id: string;
  /** The status that the editor saw. */
  seen: DocumentStatus;
  direction: DocumentDirection;
};

/**
 * Moves a document one step on its way.
 * @returns the new status, or `changed` with the present one when a colleague moved it first
 */
export async function moveDocument(
  step: DocumentStep,
  { actor, now }: { actor: string; now: Date },
): Promise<
  Result<
    DocumentStatus,
    { kind: "not_found" | "at_the_end" } | { kind: "changed"; status: DocumentStatus }
  >
> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(outcomeDocument)
      .where(eq(outcomeDocument.id, step.id))
      .for("update");
    if (!found) return err({ kind: "not_found" });
    if (found.status !== step.seen) return err({ kind: "changed", status: found.status });
    const status = stepOf(found.status, step.direction);
    if (!status.ok) return err({ kind: status.error });
    await tx
      .update(outcomeDocument)
      .set({ status: status.value })
      .where(eq(outcomeDocument.id, step.id));
    await audit(tx, {
      actor,
      action: `document.${status.value}`,
      subjectKind: "document",
      subjectId: step.id,
      fields: ["status"],
      at: now,
    });
    return ok(status.value);
  });
}
