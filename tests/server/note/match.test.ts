import { expect, it } from "vitest";

import { compareNotes, noteStanding } from "#app/server/note/match.server.ts";
import { handInNote } from "#app/server/note/register.server.ts";
import { paperFor } from "#app/server/paper/paper-for.server.ts";
import { checkPaper } from "#app/server/paper/papers.server.ts";
import { sqlClient } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { notePdf } from "#tests/support/note.ts";

await useTestDatabase();

const jordan = await focalPoint("jo");

async function handIn(number: string, lines: readonly string[]): Promise<void> {
  const paper = await checkPaper({ bytes: await notePdf(lines) });
  if (!paper.ok) throw new Error(paper.error);
  const note = { delegationId: "jo", number, day: "2022-08-04", paper: paper.value };
  await handInNote(note, jordan);
}

it("says that no note is there, that it is a scan, and that it names nobody", async () => {
  expect(await compareNotes("jo")).toEqual({ kind: "none" });
  await handIn("1/2022", []);
  expect(await compareNotes("jo")).toMatchObject({ kind: "no_text", number: "1/2022" });
  await handIn("2/2022", ["The Embassy presents its compliments to the Secretariat."]);
  expect(await compareNotes("jo")).toMatchObject({ kind: "no_list", number: "2/2022" });
});

it("compares both ways, and tells the officer the line, without the passport's number", async () => {
  const layla = await draftOf(jordan);
  const omar = await draftOf(jordan, {
    surname: "Qasem",
    givenNames: "Omar",
    nativeName: "",
    passportNumber: "T1",
  });
  await handIn("3/2022", [
    "1.\tН. Аль-Хмуд Лайла\tT4820173\tDirector",
    "2.\tH.E. Mr Basel Khoury\tT9911223\tMinister",
  ]);
  expect(await compareNotes("jo")).toMatchObject({
    kind: "compared",
    number: "3/2022",
    matched: [{ id: layla, line: "1. Н. Аль-Хмуд Лайла … Director" }],
    notInNote: [{ id: omar, name: "Ms Omar Qasem" }],
    notNominated: ["Basel Khoury"],
  });
  expect(await noteStanding("jo", layla)).toMatchObject({ kind: "named" });
  expect(await noteStanding("jo", omar)).toMatchObject({
    kind: "not_named",
    counts: { matched: 1, notInNote: 1, notNominated: 1 },
  });
  expect(await compareNotes("kz")).toEqual({ kind: "none" });
});

it("keeps the note sealed, and never replaces the paper of a number that is registered", async () => {
  const [before] =
    await sqlClient()`select p.* from note_verbale n join paper p on p.id = n.paper_id
    where n.number = '3/2022'`;
  await handIn("3/2022", ["1. Somebody Else"]);
  const [after] = await sqlClient()`select p.* from note_verbale n join paper p on p.id = n.paper_id
    where n.number = '3/2022'`;
  expect(after?.id).toBe(before?.id);
  expect(Buffer.from(before?.sealed as Uint8Array).includes("%PDF")).toBe(false);
  expect(Buffer.from(before?.lines_sealed as Uint8Array).includes("Khoury")).toBe(false);
});

it("gives the note to its own delegation and to the host's offices, and to nobody else", async () => {
  const comparison = await compareNotes("jo");
  if (comparison.kind !== "compared") throw new Error(comparison.kind);
  const read = async (
    roles: Parameters<typeof paperFor>[0]["roles"],
    delegationId: string | null,
  ) =>
    paperFor(
      { accountId: "", name: "", email: "", language: "en", roles, delegationId },
      comparison.paperId,
    );
  expect((await read(["deputy"], "jo"))?.name).toBe("note-jo-3-2022.pdf");
  expect(await read(["officer"], null)).not.toBeNull();
  expect(await read(["protocol"], null)).not.toBeNull();
  expect(await read(["focal"], "tr")).toBeNull();
  expect(await read(["desk"], null)).toBeNull();
});
