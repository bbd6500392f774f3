import { and, asc, desc, eq, inArray } from "drizzle-orm";

import { type Reader, readsDrafts } from "#app/domain/document/reading.ts";
import { silenceState, type SilenceState } from "#app/domain/document/silence.ts";
import type { DocumentPart, DocumentStatus } from "#app/domain/document/status.ts";
import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";
import {
  documentSponsor,
  documentTurn,
  documentVersion,
  outcomeDocument,
  silenceProcedure,
} from "#db/schema/document.ts";

import { database } from "../platform/database.server.ts";
import { documentRules } from "./reader.server.ts";

export type Sponsor = {
  part: DocumentPart;
  delegation: { id: string; name: Trilingual; code: string };
};
/** `day` on which the body decided; null for a status with which the document was loaded. */
export type Step = { status: DocumentStatus; day: string | null };

/** A document in a list: where it stands, who works on it, and what keeps it. */
export type DocumentSummary = {
  id: string;
  title: Trilingual;
  note: Trilingual | null;
  status: DocumentStatus;
  sponsors: Sponsor[];
  /** The latest; `brackets` still stand in it. */
  version: { number: number; brackets: number; at: Date } | null;
  silence: { state: SilenceState; deadline: Date } | null;
  /** The statuses that it has reached, in order. */
  steps: Step[];
};

/** The outcome documents in the order in which the Summit takes them, as far as this reader reads them. */
export async function listDocuments(
  reader: Reader,
  now: Date,
  only?: string,
): Promise<DocumentSummary[]> {
  const drafts = readsDrafts(reader, await documentRules());
  const db = database();
  const documents = await db
    .select()
    .from(outcomeDocument)
    .where(
      and(
        drafts ? undefined : eq(outcomeDocument.status, "adopted"),
        only === undefined ? undefined : eq(outcomeDocument.id, only),
      ),
    )
    .orderBy(asc(outcomeDocument.position));
  const ids = documents.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [sponsors, versions, silences, turns] = await Promise.all([
    sponsorsOf(ids),
    latestOf(ids),
    lastSilences(ids),
    turnsOf(ids),
  ]);
  return documents.map(({ position: _, ...document }) => {
    const silence = silences.find(({ documentId }) => documentId === document.id);
    const version = versions.find(({ documentId }) => documentId === document.id);
    return {
      ...document,
      sponsors: sponsors
        .filter(({ documentId }) => documentId === document.id)
        .map(({ documentId: __, ...sponsor }) => sponsor),
      version: version
        ? { number: version.number, brackets: version.brackets, at: version.at }
        : null,
      // A silence on an earlier text says nothing of the latest.
      silence:
        silence && silence.versionId === version?.id
          ? { state: silenceState(silence, now), deadline: silence.deadline }
          : null,
      steps: stepsOf(
        document.status,
        turns.filter(({ documentId }) => documentId === document.id),
      ),
    };
  });
}

const sponsorsOf = (ids: string[]) =>
  database()
    .select({
      documentId: documentSponsor.documentId,
      part: documentSponsor.part,
      delegation: { id: delegation.id, name: delegation.name, code: delegation.code },
    })
    .from(documentSponsor)
    .innerJoin(delegation, eq(delegation.id, documentSponsor.delegationId))
    .where(inArray(documentSponsor.documentId, ids))
    .orderBy(asc(documentSponsor.part), asc(delegation.sortKey));

const latestOf = (ids: string[]) => {
  const { id, documentId, number, brackets, at } = documentVersion;
  const latest = database()
    .select({ id, documentId, number, brackets, at })
    .from(documentVersion)
    .where(eq(documentId, outcomeDocument.id))
    .orderBy(desc(number))
    .limit(1)
    .as("latest");
  return database()
    .select({
      id: latest.id,
      documentId: latest.documentId,
      number: latest.number,
      brackets: latest.brackets,
      at: latest.at,
    })
    .from(outcomeDocument)
    .crossJoinLateral(latest)
    .where(inArray(outcomeDocument.id, ids));
};

const lastSilences = (ids: string[]) =>
  database()
    .selectDistinctOn([silenceProcedure.documentId])
    .from(silenceProcedure)
    .where(inArray(silenceProcedure.documentId, ids))
    .orderBy(asc(silenceProcedure.documentId), desc(silenceProcedure.openedAt));

const turnsOf = (ids: string[]) =>
  database()
    .select({
      documentId: documentTurn.documentId,
      status: documentTurn.toStatus,
      day: documentTurn.day,
    })
    .from(documentTurn)
    .where(inArray(documentTurn.documentId, ids))
    .orderBy(asc(documentTurn.id));

/** What was reached and holds: a step back takes the later ones away. */
function stepsOf(
  status: DocumentStatus,
  turns: readonly { status: DocumentStatus; day: string }[],
): Step[] {
  const reached = DOCUMENT_STATUSES.slice(0, DOCUMENT_STATUSES.indexOf(status) + 1);
  return reached.map((one) => ({
    status: one,
    day: one === "drafting" ? null : (turns.findLast((turn) => turn.status === one)?.day ?? null),
  }));
}

/** Adopted documents in their order, for the programme. */
export const adoptedDocuments = (): Promise<{ id: string; title: Trilingual }[]> =>
  database()
    .select({ id: outcomeDocument.id, title: outcomeDocument.title })
    .from(outcomeDocument)
    .where(eq(outcomeDocument.status, "adopted"))
    .orderBy(asc(outcomeDocument.position));
