import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";

import type { Position } from "#app/domain/document/position.ts";
import {
  documentPosition,
  documentTurn,
  documentVersion,
  outcomeDocument,
  silenceProcedure,
} from "#db/schema/document.ts";

import { database, type Transaction } from "../platform/database.server.ts";

type Db = Pick<Transaction, "select" | "selectDistinctOn">;

export type StandingPosition = Position & { at: Date };

/** The last word of each delegation on each paragraph of a version; those taken back are left out. */
export async function standingPositions(
  versionId: string,
  db: Db = database(),
): Promise<StandingPosition[]> {
  const { delegationId, paragraph, stance, proposal, remark, at } = documentPosition;
  const last = await db
    .selectDistinctOn([delegationId, paragraph], {
      ...{ delegationId, paragraph, stance, proposal, remark, at },
    })
    .from(documentPosition)
    .where(eq(documentPosition.versionId, versionId))
    .orderBy(asc(delegationId), sql`${paragraph} nulls first`, desc(documentPosition.turn));
  return last.filter((one) => one.stance !== "silent");
}

/** The latest version without its file. */
export async function latestVersion(documentId: string, db: Db = database()) {
  const { id, number, paragraphs, brackets } = documentVersion;
  const [latest] = await db
    .select({ id, number, paragraphs, brackets })
    .from(documentVersion)
    .where(eq(documentVersion.documentId, documentId))
    .orderBy(desc(number))
    .limit(1);
  return latest ?? null;
}

/** The silence procedure that has not ended; null when none runs. */
export async function openSilence(documentId: string, db: Db = database()) {
  const [open] = await db
    .select()
    .from(silenceProcedure)
    .where(and(eq(silenceProcedure.documentId, documentId), isNull(silenceProcedure.outcome)));
  return open ?? null;
}

/**
 * Takes hold of a document until the end of the transaction, so that turns, versions, positions and silence follow one
 * another, and reads where it stands.
 * @returns null for one that there is not
 */
export async function lockDocument(tx: Transaction, id: string) {
  const [document] = await tx
    .select()
    .from(outcomeDocument)
    .where(eq(outcomeDocument.id, id))
    .for("update");
  if (!document) return null;
  const latest = await latestVersion(id, tx);
  const [lastTurn] = await tx
    .select({ day: documentTurn.day })
    .from(documentTurn)
    .where(eq(documentTurn.documentId, id))
    .orderBy(desc(documentTurn.id))
    .limit(1);
  return {
    document,
    latest,
    positions: latest ? await standingPositions(latest.id, tx) : [],
    silence: await openSilence(id, tx),
    lastDay: lastTurn?.day ?? null,
  };
}

export type LockedDocument = NonNullable<Awaited<ReturnType<typeof lockDocument>>>;

/** Who does something, and when by the summit's clock. */
export type Doer = { actor: string; now: Date };
