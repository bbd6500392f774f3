import { MOST_ROWS } from "#app/domain/import/limits.ts";
import { TEMPLATE_COLUMNS } from "#app/domain/import/columns.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { Category } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { namedStates } from "../nominee/states.server.ts";
import { csvText } from "./csv-text.ts";
import { EXAMPLE } from "./example.ts";
import { sheets } from "./sheets.server.ts";
import type { Look, Sheet, TextCell } from "./sheets.thread.ts";

type Column = (typeof TEMPLATE_COLUMNS)[number];

/** Widths in characters. */
export const WIDTHS: Record<Column, number> = {
  mark: 12,
  category: 24,
  honorific: 12,
  surname: 24,
  givenNames: 24,
  nativeName: 26,
  position: 34,
  nationality: 14,
  passportNumber: 18,
  birthDate: 14,
  passportExpires: 16,
  mrz: 48,
};
/** Empty rows written as text: typed into them, a number keeps the zeros before it. */
const READY_ROWS = 200;

const cell = (text: string, look: Look): TextCell => ({ text, look });

/** The words of a language for the list and what stands in it. */
async function wordsFor(delegationId: string, language: Language) {
  const definition = await summitDefinition();
  const categories = await categoriesOf(delegationId, definition);
  const t = translator(language, "import");
  const example = categories.find(({ id }) => id === "delegate") ?? categories[0];
  const values: Record<Column, string> = {
    ...EXAMPLE,
    mark: t("template.example"),
    category: example?.name[language] ?? "",
  };
  return { t, definition, categories, example: TEMPLATE_COLUMNS.map((column) => values[column]) };
}

/** The template as a workbook: the list with its example, and a sheet that explains each column. */
export async function templateXlsx(delegationId: string, language: Language): Promise<Uint8Array> {
  const { t, definition, categories, example } = await wordsFor(delegationId, language);
  const list: Sheet = {
    name: t("template.sheet"),
    widths: TEMPLATE_COLUMNS.map((column) => WIDTHS[column]),
    stickyRows: 1,
    rows: [
      TEMPLATE_COLUMNS.map((column) => cell(t(`column.${column}`), "head")),
      example.map((text) => cell(text, "example")),
      ...Array.from({ length: READY_ROWS }, () => TEMPLATE_COLUMNS.map(() => cell("", "plain"))),
    ],
  };
  const states = namedStates(definition).map(({ code, name }) => `${code} ${name[language]}`);
  const values: Partial<Record<Column, string>> = {
    category: categories.map((category) => categoryLine(category, language)).join("\n"),
    nationality: states.toSorted((a, b) => a.localeCompare(b, language)).join("\n"),
  };
  const help: Sheet = {
    name: t("template.help"),
    widths: [28, 60, 48],
    stickyRows: 0,
    rows: [
      [cell(t("template.title"), "title")],
      [cell("", "note"), cell(t("template.intro"), "note")],
      [cell("", "note"), cell(t("template.photos"), "note")],
      [cell("", "note"), cell(t("template.limits", { rows: MOST_ROWS }), "note")],
      [
        cell(t("template.columnHead"), "head"),
        cell(t("template.ruleHead"), "head"),
        cell(t("template.valuesHead"), "head"),
      ],
      ...TEMPLATE_COLUMNS.map((column) => [
        cell(t(`column.${column}`), "note"),
        cell(t(`template.rule.${column}`), "note"),
        cell(values[column] ?? "", "note"),
      ]),
    ],
  };
  return sheets("writeWorkbook", [list, help]);
}

const categoryLine = ({ letter, name }: Category, language: Language): string =>
  `${letter}  ${name[language]}`;

/** The template as CSV: headings and the example. */
export async function templateCsv(delegationId: string, language: Language): Promise<string> {
  const { t, example } = await wordsFor(delegationId, language);
  return csvText([TEMPLATE_COLUMNS.map((column) => t(`column.${column}`)), example]);
}
