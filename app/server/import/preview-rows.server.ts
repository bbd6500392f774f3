import { and, eq, inArray } from "drizzle-orm";

import { columnLetters } from "#app/domain/import/columns.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import type { NomineeField } from "#app/domain/nominee/fields.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import { importPhoto, type importRow } from "#db/schema/import.ts";

import { database } from "../platform/database.server.ts";
import type { AboutImport } from "./about.server.ts";
import { openRow } from "./rows.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

type Row = typeof importRow.$inferSelect;

/** The rows of one page of the preview, opened. */
export async function previewRows(
  importId: string,
  rows: readonly Row[],
  { columns }: Pick<AboutImport, "columns">,
  definition: SummitDefinition,
  language: Language,
) {
  const photos =
    rows.length === 0 ? new Map<number | null, number>() : await photosOf(importId, rows);
  return rows.map(({ position, state, contentsSealed }) => {
    const { cells, draft, refusals, presentId } = openRow(
      contentsSealed,
      Leave.notShown("delegation_reads_its_own_form"),
    );
    const person = draft ?? cells;
    const category = definition.categories.find(({ id }) => id === draft?.category) ?? null;
    const photo = photos.get(position) ?? null;
    return {
      row: position,
      state,
      name: fullName(person),
      nativeName: person.nativeName,
      position: person.position,
      category: category && { letter: category.letter, name: category.name[language] },
      nationality: person.nationality ?? "",
      passportNumber: person.passportNumber,
      birthDate: draft?.birthDate ? formatDate(draft.birthDate, language) : cells.birthDate,
      photo,
      presentId,
      refusals: refusals.map(({ field, refusal }) => ({
        field,
        refusal,
        written: field === null ? "" : cells[field],
        /** Where the cell stands in the spreadsheet: `C7`. */
        address: addressOf(field === null ? undefined : columns[field], position),
      })),
      gaps: draft && state === "new" ? gapsOf(draft, category, photo !== null) : [],
    };
  });
}

const addressOf = (column: number | undefined, row: number): string | null =>
  column === undefined ? null : `${columnLetters(column)}${row}`;

const gapsOf = (
  draft: NonNullable<ReturnType<typeof openRow>["draft"]>,
  category: SummitDefinition["categories"][number] | null,
  hasPhoto: boolean,
): NomineeField[] =>
  missingOf({ ...draft, category, hasPassportNumber: draft.passportNumber !== "", hasPhoto });

/** Which of these rows have a photo, by its place in the archive. */
async function photosOf(
  importId: string,
  rows: readonly Row[],
): Promise<Map<number | null, number>> {
  const photos = await database()
    .select({ row: importPhoto.row, position: importPhoto.position })
    .from(importPhoto)
    .where(
      and(
        eq(importPhoto.importId, importId),
        eq(importPhoto.state, "kept"),
        inArray(
          importPhoto.row,
          rows.map(({ position }) => position),
        ),
      ),
    );
  return new Map(photos.map(({ row, position }) => [row, position]));
}
