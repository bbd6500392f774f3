import {
  DRAFT_FIELDS,
  type DraftContext,
  type DraftField,
  type DraftRefusal,
  type NomineeDraft,
  parseDraft,
  type TypedDraft,
} from "../nominee/draft.ts";
import { fillFromZone } from "../nominee/fill.ts";
import { readMrz } from "../nominee/mrz.ts";
import { passportKey } from "../nominee/passport.ts";
import type { Trilingual } from "../language/languages.ts";
import { readCategory, readDay } from "./cells.ts";

/** What is wrong with a cell: whatever the form refuses, and what only a list can have. */
export type RowRefusal =
  | DraftRefusal
  | { kind: "missing" }
  | { kind: "date_format" }
  | { kind: "several_categories"; letter: string }
  /** The same person stands in a row above. */
  | { kind: "repeated"; row: number }
  /** Marked as the example, and yet it holds other data than the example. */
  | { kind: "marked_example" };
/** `field` null is the row as a whole. */
export type CellRefusal = { field: DraftField | null; refusal: RowRefusal };

export type CheckedRow = {
  /** As written in the list. */
  cells: Readonly<Record<DraftField, string>>;
  /** Null when something is refused. */
  draft: NomineeDraft | null;
  refusals: CellRefusal[];
};

export type RowContext = Omit<DraftContext, "categories"> & {
  categories: readonly { id: string; letter: string; name: Trilingual }[];
};

const EMPTY = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, ""])) as TypedDraft;

/** The cells of a row by field; a field without a column is empty. */
export const cellsOf = (
  row: readonly string[],
  fields: ReadonlyMap<number, DraftField>,
): TypedDraft => ({
  ...EMPTY,
  ...Object.fromEntries([...fields].map(([at, field]) => [field, (row[at] ?? "").trim()])),
});

/**
 * Checks one row as the form checks what is typed, after reading its dates and its category as lists write them. A list
 * names people, so a row without a surname is refused, which a draft of the form is not.
 */
export function checkRow(cells: TypedDraft, context: RowContext): CheckedRow {
  const refusals: CellRefusal[] = [];
  const take = (
    field: DraftField,
    read: { ok: true; value: string } | { ok: false; error: RowRefusal },
  ): string => {
    if (read.ok) return read.value;
    refusals.push({ field, refusal: read.error });
    return "";
  };
  const day = (field: DraftField): string => {
    const read = readDay(cells[field]);
    return take(field, read.ok ? read : { ok: false, error: { kind: read.error } });
  };
  const typed: TypedDraft = {
    ...cells,
    category: take("category", readCategory(cells.category, context.categories)),
    birthDate: day("birthDate"),
    passportExpires: day("passportExpires"),
  };
  if (cells.surname.trim() === "")
    refusals.push({ field: "surname", refusal: { kind: "missing" } });
  const categories = context.categories.map(({ id }) => id);
  const parsed = parseDraft(typed, { ...context, categories });
  if (!parsed.ok) refusals.push(...parsed.error);
  return {
    cells,
    draft:
      parsed.ok && refusals.length === 0
        ? fillFromZone(parsed.value, context.today, context.stateCode)
        : null,
    refusals: refusals.toSorted((a, b) => placeOf(a.field) - placeOf(b.field)),
  };
}

const placeOf = (field: DraftField | null): number =>
  field === null ? -1 : DRAFT_FIELDS.indexOf(field);

const plain = (text: string): string => text.normalize("NFKC").toLocaleLowerCase("en");

/**
 * What tells a person of a list from all others of their delegation: the passport, or without one everything that is
 * written of them. Never stored in clear; the server takes a blind index of it.
 */
export function identityOf(draft: NomineeDraft, today: string): string {
  if (draft.passportNumber !== "") {
    const zone = readMrz(draft.mrz, today);
    const issuer = zone.ok ? zone.value.issuer : (draft.nationality ?? "");
    return `passport ${passportKey(issuer, draft.passportNumber)}`;
  }
  return `row ${JSON.stringify(DRAFT_FIELDS.map((field) => plain(draft[field] ?? "")))}`;
}

/** By name and day of birth; null without the day, when a name alone would take two people for one. */
export function nameAndBirth(person: {
  surname: string;
  givenNames: string;
  birthDate: string | null;
}): string | null {
  if (person.birthDate === null || person.surname === "") return null;
  return JSON.stringify([plain(person.surname), plain(person.givenNames), person.birthDate]);
}
