import { desc, eq } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { noteVerbale, paper } from "#db/schema/paper.ts";

import { database } from "../platform/database.server.ts";

const NEWEST = 100;

/** Notes verbales, newest first; of one delegation or of all. */
export async function listNotes(delegationId: string | null, language: Language) {
  const rows = await database()
    .select({
      id: noteVerbale.id,
      number: noteVerbale.number,
      day: noteVerbale.day,
      paperId: noteVerbale.paperId,
      textLayer: paper.textLayer,
      home: delegation,
    })
    .from(noteVerbale)
    .innerJoin(delegation, eq(delegation.id, noteVerbale.delegationId))
    .leftJoin(paper, eq(paper.id, noteVerbale.paperId))
    .where(delegationId === null ? undefined : eq(noteVerbale.delegationId, delegationId))
    .orderBy(desc(noteVerbale.registeredAt), desc(noteVerbale.day))
    .limit(NEWEST);
  return rows.map(({ home, day, ...note }) => ({
    ...note,
    date: formatDate(day, language),
    delegation: { name: home.name[language], iso2: home.iso2, code: home.code },
  }));
}
export type ListedNote = Awaited<ReturnType<typeof listNotes>>[number];
