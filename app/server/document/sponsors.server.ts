import { and, eq } from "drizzle-orm";

import type { DocumentPart } from "#app/domain/document/status.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { documentSponsor, outcomeDocument } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import type { Doer } from "./standing.server.ts";

export type Sponsor = { documentId: string; part: DocumentPart; delegationId: string };

type Refusal = "not_found" | "adopted_is_final";

/** Gives a delegation its part in the work on a document. There is one proposer and one coordinator: a new one follows. */
export const putSponsor = (sponsor: Sponsor, doer: Doer): Promise<Result<null, Refusal>> =>
  onOpenDocument(sponsor, doer, async (tx) => {
    const { documentId, part } = sponsor;
    if (part !== "co_coordinator") {
      await tx
        .delete(documentSponsor)
        .where(and(eq(documentSponsor.documentId, documentId), eq(documentSponsor.part, part)));
    }
    await tx.insert(documentSponsor).values(sponsor).onConflictDoNothing();
  });

/** Takes its part from a delegation. */
export const dropSponsor = (sponsor: Sponsor, doer: Doer): Promise<Result<null, Refusal>> =>
  onOpenDocument(sponsor, doer, async (tx) => {
    const { documentId, part, delegationId } = sponsor;
    await tx
      .delete(documentSponsor)
      .where(
        and(
          eq(documentSponsor.documentId, documentId),
          eq(documentSponsor.part, part),
          eq(documentSponsor.delegationId, delegationId),
        ),
      );
  });

async function onOpenDocument(
  { documentId }: Sponsor,
  { actor, now }: Doer,
  change: (tx: Transaction) => Promise<void>,
): Promise<Result<null, Refusal>> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ status: outcomeDocument.status })
      .from(outcomeDocument)
      .where(eq(outcomeDocument.id, documentId))
      .for("update");
    if (!found) return err("not_found");
    if (found.status === "adopted") return err("adopted_is_final");
    await change(tx);
    await audit(tx, {
      actor,
      action: "document.sponsors_changed",
      subjectKind: "document",
      subjectId: documentId,
      fields: ["sponsors"],
      at: now,
    });
    return ok(null);
  });
}
