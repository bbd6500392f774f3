import type { HeadingsRefusal } from "./columns.ts";

/** Why a list was refused as a whole: nothing of it was kept. The words are `import:refused.<kind>`. */
export const LIST_REFUSALS = [
  "no_file",
  "list_too_big",
  "photos_too_big",
  "wrong_type",
  "old_excel",
  "macros",
  "encrypted",
  "broken",
  "bomb",
  "encoding",
  "csv_broken",
  "too_many_rows",
  "too_many_columns",
  "formula_error",
  "empty",
  "no_people",
  "photos_wrong_type",
  "photos_broken",
  "photos_encrypted",
  "photos_over_limit",
] as const;
export type PlainRefusal = (typeof LIST_REFUSALS)[number];

export type ListRefusal =
  | { kind: Exclude<PlainRefusal, "formula_error"> }
  /** A cell that holds an error of the spreadsheet, `#REF!`: `cell` is its address, `C7`. */
  | { kind: "formula_error"; cell: string }
  | HeadingsRefusal;

/** Why a picture of the archive was not taken, beside what any photo is refused for. */
export const ENTRY_REFUSALS = [
  "unsafe_path",
  "encrypted_entry",
  "same_person",
  "already_there",
] as const;
export type EntryRefusal = (typeof ENTRY_REFUSALS)[number];
