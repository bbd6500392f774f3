import { inArray } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import { documentSponsor, outcomeDocument } from "#db/schema/document.ts";

import type { Transaction } from "../platform/database.server.ts";
import { refused, touched } from "./changes.server.ts";

/**
 * Outcome documents in the order of the definition, with who proposed and who coordinates them. The definition says where a
 * document begins; after that it moves by its turns alone, and one with a text or a turn cannot be removed (foreign keys).
 */
export async function writeDocuments(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const { kept, removed } = touched(changes, "documents");
  if (removed.length > 0)
    await tx.delete(outcomeDocument).where(inArray(outcomeDocument.id, removed));
  if (kept.size + removed.length === 0) return;
  const rows = definition.documents.map(({ id, title, note, status }, index) => ({
    ...{ id, title, note, status },
    position: index + 1,
  }));
  const upsert = async (ids: ReadonlySet<string> | "all", columns: string[]) => {
    const those = rows.filter(({ id }) => ids === "all" || ids.has(id));
    if (those.length > 0)
      await tx
        .insert(outcomeDocument)
        .values(those)
        .onConflictDoUpdate({ target: outcomeDocument.id, set: refused(...columns) });
  };
  await upsert("all", ["position"]);
  await upsert(kept, ["title", "note"]);
  await writeSponsors(
    tx,
    definition.documents.filter(({ id }) => kept.has(id)),
  );
}

async function writeSponsors(
  tx: Transaction,
  documents: SummitDefinition["documents"],
): Promise<void> {
  if (documents.length === 0) return;
  const ids = documents.map(({ id }) => id);
  await tx.delete(documentSponsor).where(inArray(documentSponsor.documentId, ids));
  const rows = documents.flatMap(({ id: documentId, proposer, coordinator, coCoordinators }) => [
    ...(proposer ? [{ documentId, part: "proposer" as const, delegationId: proposer }] : []),
    ...(coordinator
      ? [{ documentId, part: "coordinator" as const, delegationId: coordinator }]
      : []),
    ...(coCoordinators ?? []).map((delegationId) => ({
      ...{ documentId, delegationId },
      part: "co_coordinator" as const,
    })),
  ]);
  if (rows.length > 0) await tx.insert(documentSponsor).values(rows);
}
