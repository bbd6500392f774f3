import {
  type Column,
  EXTRA_COLUMNS,
  headingKey,
  TEMPLATE_COLUMNS,
} from "#app/domain/import/columns.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { DRAFT_FIELDS } from "#app/domain/nominee/draft.ts";
import { translator } from "#app/text/translator.ts";

const COLUMNS: readonly Column[] = [...new Set<Column>([...TEMPLATE_COLUMNS, ...EXTRA_COLUMNS])];

/** Headings that may stand over a column: the template's and the form's in each language, and the field's own name. */
function collect(): ReadonlyMap<string, Column> {
  const names = new Map<string, Column>();
  for (const language of LANGUAGES) {
    const t = translator(language, "import");
    const form = translator(language, "registration");
    for (const column of COLUMNS) names.set(headingKey(t(`column.${column}`)), column);
    for (const field of DRAFT_FIELDS) names.set(headingKey(form(`field.${field}`)), field);
  }
  for (const column of COLUMNS) names.set(headingKey(column), column);
  return names;
}

let collected: ReadonlyMap<string, Column> | undefined;

/** What each heading means, by `headingKey`. */
export const headingNames = (): ReadonlyMap<string, Column> => (collected ??= collect());

/** The words that mark the example row, by `headingKey`. */
export const exampleWords = (): readonly string[] =>
  LANGUAGES.map((language) => headingKey(translator(language, "import")("template.example")));
