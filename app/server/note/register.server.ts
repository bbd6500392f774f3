import { and, eq, sql } from "drizzle-orm";

import { delegation } from "#db/schema/delegation.ts";
import { noteVerbale } from "#db/schema/paper.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { type CheckedPaper, keepPaper } from "../paper/papers.server.ts";

export type Note = {
  delegationId: string;
  number: string;
  /** ISO day. */
  day: string;
  /** Null keeps the paper there is. */
  paper: CheckedPaper | null;
  /** A delegation's upload never replaces what the protocol office registered. */
  replaces: boolean;
};

/** Registers a note that a delegation hands in itself. */
export async function handInNote(
  note: Omit<Note, "replaces">,
  writer: { actor: string; now: Date },
): Promise<string> {
  return database().transaction((tx) => registerNote(tx, { ...note, replaces: false }, writer));
}

/**
 * Registers a note verbale, or finds the one of this number: registering twice adds nothing, and a paper that comes later
 * takes its place. Answers its id.
 */
export async function registerNote(
  tx: Transaction,
  { delegationId, number, day, paper, replaces }: Note,
  { actor, now }: { actor: string; now: Date },
): Promise<string> {
  const paperId = paper && (await keepPaper(tx, paper));
  const [kept] = await tx
    .insert(noteVerbale)
    .values({ delegationId, number, day, paperId, registeredBy: actor, registeredAt: now })
    .onConflictDoUpdate({
      target: [noteVerbale.delegationId, noteVerbale.number],
      set: replaces
        ? { day, paperId: sql`coalesce(excluded.paper_id, ${noteVerbale.paperId})` }
        : { paperId: sql`coalesce(${noteVerbale.paperId}, excluded.paper_id)` },
    })
    .returning({ id: noteVerbale.id });
  if (!kept) throw new Error("The note was not stored");
  await tx
    .update(delegation)
    .set({ noteVerbale: number })
    .where(and(eq(delegation.id, delegationId)));
  await audit(tx, {
    actor,
    action: "note.registered",
    subjectKind: "note",
    subjectId: kept.id,
    fields: ["number", "day", ...(paper ? ["paper"] : [])],
    at: now,
  });
  return kept.id;
}
