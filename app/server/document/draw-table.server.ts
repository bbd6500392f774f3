import { layOutTable, type PaperTable, ROW } from "#app/domain/document/table.ts";

import { wrap } from "../print/measure.server.ts";
import { PAPER_STYLE, type Sheet, SHEET } from "../print/sheet.server.ts";
import { mm } from "../print/units.ts";

/** Heads of two lines, with the rule below. */
const HEAD = 11;
const PAGE = SHEET.height - SHEET.top - SHEET.foot - HEAD;

/**
 * Draws a table below what stands on the sheet, its heads on each page anew, no row broken across pages.
 */
export function drawTable(sheet: Sheet, table: PaperTable): void {
  const pages = layOutTable(
    table,
    (text, width) => text.split("\n").flatMap((line) => wrap(line, mm(width), PAPER_STYLE.value)),
    { first: sheet.room() - HEAD, next: PAGE },
  );
  const lefts = table.columns.map((_, index) =>
    table.columns.slice(0, index).reduce((sum, { width }) => sum + width, SHEET.side),
  );
  const row = (texts: readonly string[], as: "TH" | "TD") =>
    sheet.row(
      table.columns.map(({ width }, index) => ({
        text: texts[index] ?? "",
        style: as === "TH" ? PAPER_STYLE.name : PAPER_STYLE.value,
        x: lefts[index] ?? SHEET.side,
        width: width - ROW.gutter,
      })),
      ROW.lead,
      as,
    );
  pages.forEach((rows, page) => {
    // More than any page has: the next page begins.
    if (page > 0) sheet.need(SHEET.height);
    row(
      table.columns.map(({ head }) => head),
      "TH",
    );
    sheet.gap(1.4);
    sheet.rule();
    for (const { cells } of rows) {
      sheet.gap(ROW.above);
      row(
        cells.map((lines) => lines.join("\n")),
        "TD",
      );
      sheet.gap(ROW.below);
      sheet.rule();
    }
  });
  sheet.endTable();
}
