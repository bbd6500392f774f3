import { DRAFT_FIELDS, type DraftField } from "../nominee/draft.ts";

/** What stands beside the fields of the form in our own spreadsheets. None of it is read back. */
export const EXTRA_COLUMNS = ["mark", "status", "reason", "missing", "mend"] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];
export type Column = DraftField | ExtraColumn;

/** The columns of the template, in the order of the form; `mark` says which row is the example. */
export const TEMPLATE_COLUMNS = [
  "mark",
  "category",
  "honorific",
  "surname",
  "givenNames",
  "nativeName",
  "position",
  "nationality",
  "passportNumber",
  "birthDate",
  "passportExpires",
  "mrz",
] as const satisfies readonly Column[];

const isField = (column: Column | null): column is DraftField =>
  DRAFT_FIELDS.some((field) => field === column);

/** What a heading is compared by: letters and digits alone, so that `Passport No.` and `passport_no` are one. */
export const headingKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The headings of a list. Columns count from 0, as they stand in the file. */
export type Headings = {
  /** Where the row of headings stands, from 0. */
  row: number;
  fields: ReadonlyMap<number, DraftField>;
  /** The column that marks the example row; null when the list has none. */
  mark: number | null;
  /** Headings that mean nothing here: named, never guessed. */
  unknown: readonly { column: number; text: string }[];
};

export type HeadingsRefusal =
  | { kind: "no_headings" }
  | { kind: "column_missing"; column: DraftField }
  | { kind: "column_twice"; column: DraftField; first: number; second: number };

/** Titles and notes may stand above the headings, but not a list. */
const SEARCHED = 10;

/**
 * Finds the row of headings and what each of them means, in any language and order.
 * @param names headings by `headingKey`
 * @returns or why there is no list: no row of headings, no surname, or one field twice
 */
export function readHeadings(
  table: readonly (readonly string[])[],
  names: ReadonlyMap<string, Column>,
): { ok: true; value: Headings } | { ok: false; error: HeadingsRefusal } {
  const meant = table
    .slice(0, SEARCHED)
    .map((cells) => cells.map((text) => names.get(headingKey(text)) ?? null));
  const fieldsIn = (columns: readonly (Column | null)[]) => columns.filter(isField).length;
  const most = Math.max(0, ...meant.map(fieldsIn));
  const row = meant.findIndex((columns) => fieldsIn(columns) === most);
  const columns = meant[row];
  if (most < 2 || columns === undefined) return { ok: false, error: { kind: "no_headings" } };
  const fields = new Map<number, DraftField>();
  for (const [at, column] of columns.entries()) {
    if (!isField(column)) continue;
    const first = columns.indexOf(column);
    if (first < at)
      return { ok: false, error: { kind: "column_twice", column, first, second: at } };
    fields.set(at, column);
  }
  if (!columns.includes("surname"))
    return { ok: false, error: { kind: "column_missing", column: "surname" } };
  const unknown = columns.flatMap((column, at) => {
    const text = table[row]?.[at]?.trim() ?? "";
    return column === null && text !== "" ? [{ column: at, text: text.slice(0, 60) }] : [];
  });
  const mark = columns.indexOf("mark");
  return { ok: true, value: { row, fields, mark: mark < 0 ? null : mark, unknown } };
}

/** A column as spreadsheets name it: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
