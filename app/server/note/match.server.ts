import anyAscii from "any-ascii";
import { and, desc, eq, isNotNull, notInArray } from "drizzle-orm";

import { fullName } from "#app/domain/nominee/display.ts";
import { matchNote } from "#app/domain/paper/match.ts";
import { nominee } from "#db/schema/nominee.ts";
import { noteVerbale, paper } from "#db/schema/paper.ts";

import { openLines } from "../paper/papers.server.ts";
import { database } from "../platform/database.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

type Person = { id: string; name: string };

/**
 * How a delegation's notes and its nominees agree. `none`: no note was handed in as PDF. `no_text`: it is a scan. `no_list`:
 * it has text and names nobody, as a note that only names the focal point.
 */
export type NoteComparison =
  | { kind: "none" }
  | { kind: "no_text" | "no_list"; number: string; paperId: string }
  | {
      kind: "compared";
      /** Of the newest note that has a list; several notes are read as one list. */
      number: string;
      paperId: string;
      matched: (Person & { line: string })[];
      notInNote: Person[];
      notNominated: string[];
    };

/** Reads the delegation's notes and compares them with everybody nominated and not withdrawn or refused. */
export async function compareNotes(delegationId: string): Promise<NoteComparison> {
  const notes = await database()
    .select({ number: noteVerbale.number, paperId: paper.id, lines: paper.linesSealed })
    .from(noteVerbale)
    .innerJoin(paper, eq(paper.id, noteVerbale.paperId))
    .where(and(eq(noteVerbale.delegationId, delegationId), isNotNull(noteVerbale.paperId)))
    .orderBy(desc(noteVerbale.registeredAt), desc(paper.createdAt));
  const [newest] = notes;
  if (!newest) return { kind: "none" };
  const readable = notes.find(({ lines }) => lines !== null);
  if (!readable) return { kind: "no_text", number: newest.number, paperId: newest.paperId };
  const of = { number: readable.number, paperId: readable.paperId };
  const people = await database()
    .select({
      id: nominee.id,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nativeName: nominee.nativeName,
    })
    .from(nominee)
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        notInArray(nominee.status, ["withdrawn", "refused"]),
      ),
    )
    .orderBy(nominee.surname, nominee.givenNames);
  const lines = notes.flatMap((note) =>
    openLines(note.lines, Leave.notShown("matched_with_names")),
  );
  const match = matchNote(lines, people, anyAscii);
  if (match.matched.length === 0 && match.notNominated.length === 0)
    return { kind: "no_list", ...of };
  const names = new Map(people.map((person) => [person.id, fullName(person)]));
  const named = (id: string): Person => ({ id, name: names.get(id) ?? "" });
  return {
    kind: "compared",
    ...of,
    matched: match.matched.map(({ id, line }) => ({ ...named(id), line: asShown(line) })),
    notInNote: match.notInNote.map(named).filter(({ name }) => name !== ""),
    notNominated: match.notNominated,
  };
}

/** A line of the note in one row, without figures: a list may hold passport numbers, and those stay in the PDF. */
const asShown = (line: string): string =>
  line
    .replace(/\S*\d{3,}\S*/gu, "…")
    .replace(/\s+/gu, " ")
    .slice(0, 160);

/** Where one nominee stands to the notes of their delegation, for the officer who reviews the file. */
export async function noteStanding(delegationId: string, nomineeId: string) {
  const comparison = await compareNotes(delegationId);
  if (comparison.kind !== "compared") return comparison;
  const { number, paperId, matched, notInNote, notNominated } = comparison;
  const own = matched.find(({ id }) => id === nomineeId);
  return {
    kind: own ? ("named" as const) : ("not_named" as const),
    number,
    paperId,
    line: own?.line ?? null,
    counts: {
      matched: matched.length,
      notInNote: notInNote.length,
      notNominated: notNominated.length,
    },
  };
}
export type NoteStanding = Awaited<ReturnType<typeof noteStanding>>;
