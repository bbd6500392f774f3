import type { Language } from "#app/domain/language/languages.ts";

import { COLOUR } from "../../print/colours.ts";
import { decoration } from "../../print/document.server.ts";
import { drawQr } from "../../print/qr.server.ts";
import { PAPER_STYLE, Sheet, SHEET, SHEET_WIDTH } from "../../print/sheet.server.ts";
import type { TextStyle } from "../../print/text.server.ts";
import { mm } from "../../print/units.ts";

/** A table of the report: names with one or two figures each; `none` is said where it is empty. */
export type Section = {
  title: string;
  heads: readonly string[];
  rows: readonly { name: string; figures: readonly number[] }[];
  none: string;
};

export type Report = {
  language: Language;
  title: string;
  over: string;
  day: string;
  /** Up to when the figures count; also at each foot. */
  until: string;
  asOf: Date;
  sections: readonly Section[];
  /** The head of the trail, as text and as a code; null before the first seal. */
  trail: { title: string; text: string; head: string | null };
  signatures: readonly string[];
};

const FIGURE_WIDTH = 34;
const LEAD = 4.8;
/** In capitals, which a code holds in less room: a head of some 70 signs makes one of 37 modules. */
const CODE_SIDE = 34;
const HEAD_STYLE: TextStyle = { face: "mono", size: 8.5, colour: COLOUR.text };

/** Draws the report on one page or two: tagged, its tables read row by row, the trail's head never cut from its code. */
export function drawReport(report: Report): Promise<Uint8Array> {
  const sheet = new Sheet({
    title: `${report.title}: ${report.day}`,
    language: report.language,
    date: report.asOf,
  });
  sheet.lines("P", report.over, PAPER_STYLE.over, 4);
  sheet.gap(2);
  sheet.lines("H1", report.title, PAPER_STYLE.title, 8);
  sheet.lines("P", report.day, PAPER_STYLE.delegation, 6);
  sheet.lines("P", report.until, PAPER_STYLE.small, 4.5);
  for (const section of report.sections) drawSection(sheet, section);
  drawTrail(sheet, report.trail);
  sheet.signatures(report.signatures);
  return sheet.finish(`${report.day} · ${report.until}`);
}

function drawSection(sheet: Sheet, { title, heads, rows, none }: Section): void {
  sheet.need(24);
  sheet.gap(4);
  sheet.lines("H2", title, PAPER_STYLE.section, 5);
  sheet.gap(0.8);
  sheet.rule();
  if (rows.length === 0) {
    sheet.lines("P", none, PAPER_STYLE.value, LEAD);
    return;
  }
  sheet.row(cellsOf("", heads, PAPER_STYLE.name), LEAD, "TH");
  for (const { name, figures } of rows) {
    sheet.need(LEAD * 2);
    sheet.row(cellsOf(name, figures.map(String), PAPER_STYLE.value), LEAD, "TD");
  }
  sheet.endTable();
}

function cellsOf(name: string, figures: readonly string[], style: TextStyle) {
  const first = SHEET_WIDTH - figures.length * FIGURE_WIDTH;
  return [
    { text: name, style, x: SHEET.side, width: first - 4 },
    ...figures.map((text, index) => ({
      ...{ text, style, width: FIGURE_WIDTH },
      x: SHEET.side + first + index * FIGURE_WIDTH,
    })),
  ];
}

function drawTrail(sheet: Sheet, { title, text, head }: Report["trail"]): void {
  sheet.need(CODE_SIDE + 16);
  sheet.gap(6);
  sheet.lines("H2", title, PAPER_STYLE.section, 5);
  sheet.gap(0.8);
  sheet.rule();
  sheet.gap(1);
  if (head === null) {
    sheet.lines("P", text, PAPER_STYLE.value, LEAD);
    return;
  }
  const top = sheet.top();
  const x = SHEET.width - SHEET.side - CODE_SIDE;
  decoration(
    sheet.doc,
    () => void drawQr(sheet.doc, head.toUpperCase(), mm(x), mm(top), CODE_SIDE),
  );
  const width = SHEET_WIDTH - CODE_SIDE - 6;
  sheet.lines("P", text, PAPER_STYLE.value, LEAD, SHEET.side, width);
  sheet.gap(1.5);
  // In two lines, of which the break is no part: 64 digits and the number before them.
  const half = head.indexOf(":") + 33;
  sheet.lines("P", head.slice(0, half), HEAD_STYLE, LEAD, SHEET.side, width);
  sheet.lines("P", head.slice(half), HEAD_STYLE, LEAD, SHEET.side, width);
  sheet.goTo(top + CODE_SIDE);
}
