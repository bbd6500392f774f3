import { max } from "drizzle-orm";

import type { Trilingual } from "#app/domain/language/languages.ts";
import { documentSponsor, outcomeDocument } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import type { Doer } from "./standing.server.ts";

export type NewDocument = {
  title: Trilingual;
  proposer: string | null;
  coordinator: string | null;
  coCoordinators: readonly string[];
};

/** Adds a document at the end of the list, in drafting; its id. */
export async function createDocument(
  { title, proposer, coordinator, coCoordinators }: NewDocument,
  { actor, now }: Doer,
): Promise<string> {
  return database().transaction(async (tx) => {
    const [last] = await tx
      .select({ position: max(outcomeDocument.position) })
      .from(outcomeDocument);
    const id = crypto.randomUUID();
    await tx
      .insert(outcomeDocument)
      .values({ id, position: (last?.position ?? 0) + 1, title, note: null, status: "drafting" });
    const sponsors = [
      { part: "proposer" as const, delegationId: proposer },
      { part: "coordinator" as const, delegationId: coordinator },
      ...[...new Set(coCoordinators)].map((delegationId) => ({
        ...{ part: "co_coordinator" as const, delegationId },
      })),
    ].flatMap(({ part, delegationId }) =>
      delegationId ? [{ documentId: id, part, delegationId }] : [],
    );
    if (sponsors.length > 0) await tx.insert(documentSponsor).values(sponsors);
    await audit(tx, {
      actor,
      action: "document.created",
      subjectKind: "document",
      subjectId: id,
      fields: ["title", "sponsors"],
      at: now,
    });
    return id;
  });
}
