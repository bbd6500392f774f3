import type { TFunction } from "i18next";

import { MOST_ROWS } from "../../domain/import/limits.ts";
import type { EntryRefusal, ListRefusal } from "../../domain/import/refusals.ts";
import type { CellRefusal } from "../../domain/import/row.ts";
import type { PhotoRefusal } from "../../domain/nominee/photo.ts";
import { problemWords } from "../nominee/problem-words.ts";

type Words = TFunction<"import">;
type FormWords = TFunction<"registration">;

/** What is wrong with a cell, in the form's own words wherever the form can refuse the same. */
export function cellWords(t: Words, form: FormWords, { field, refusal }: CellRefusal): string {
  switch (refusal.kind) {
    case "missing":
    case "date_format":
      return t(`cell.${refusal.kind}`, { field: form(`field.${field ?? "surname"}`) });
    case "several_categories":
      return t("cell.several_categories", { letter: refusal.letter });
    case "repeated":
      return t("cell.repeated", { row: refusal.row });
    case "marked_example":
      return t("cell.marked_example");
    default:
      return problemWords(form, { kind: "written", field: field ?? "surname", refusal });
  }
}

/** A refusal of the list as a whole, its columns as the spreadsheet names them. */
export type SpokenRefusal =
  | Exclude<ListRefusal, { kind: "column_twice" }>
  | { kind: "column_twice"; column: CellRefusal["field"] & string; first: string; second: string };

/** Why the whole list was refused. */
export function listWords(t: Words, refusal: SpokenRefusal): string {
  switch (refusal.kind) {
    case "formula_error":
      return t("refused.formula_error", { cell: refusal.cell });
    case "column_missing":
      return t("refused.column_missing", { column: t(`column.${refusal.column}`) });
    case "column_twice":
      return t("refused.column_twice", {
        column: t(`column.${refusal.column}`),
        first: refusal.first,
        second: refusal.second,
      });
    default:
      return t(`refused.${refusal.kind}`, { rows: MOST_ROWS });
  }
}

type NotTaken = {
  state: string;
  refusal: PhotoRefusal | EntryRefusal | null;
  rows: readonly number[];
};

/** Why a picture of the archive was not taken. */
export function photoWords(t: Words, form: FormWords, { state, refusal, rows }: NotTaken): string {
  switch (refusal) {
    case null:
      return state === "ambiguous"
        ? t("photo.ambiguous", { rows: rows.join(", ") })
        : t("photo.unmatched");
    case "unsafe_path":
    case "encrypted_entry":
    case "same_person":
    case "already_there":
      return t(`photo.${refusal}`);
    default:
      return form(`photo.refused.${refusal}`);
  }
}
