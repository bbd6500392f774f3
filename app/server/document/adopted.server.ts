import { asc, lte } from "drizzle-orm";

import type { Trilingual } from "#app/domain/language/languages.ts";
import { documentTurn, outcomeDocument } from "#db/schema/document.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** Titles of the documents that stood adopted at an instant, in their order: a later turn changes nothing of it. */
export async function adoptedBy(at: Date): Promise<Trilingual[]> {
  const [{ documents: loaded }, documents, turns] = await Promise.all([
    summitDefinition(),
    database()
      .select({ id: outcomeDocument.id, title: outcomeDocument.title })
      .from(outcomeDocument)
      .orderBy(asc(outcomeDocument.position)),
    database()
      .select({ documentId: documentTurn.documentId, status: documentTurn.toStatus })
      .from(documentTurn)
      .where(lte(documentTurn.at, at))
      .orderBy(asc(documentTurn.id)),
  ]);
  return documents
    .filter(({ id }) => {
      const turn = turns.findLast(({ documentId }) => documentId === id);
      return (turn?.status ?? loaded.find((one) => one.id === id)?.status) === "adopted";
    })
    .map(({ title }) => title);
}
