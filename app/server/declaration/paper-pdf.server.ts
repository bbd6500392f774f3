import type { Language } from "#app/domain/language/languages.ts";

import { wrap } from "../print/measure.server.ts";
import { PAPER_STYLE, Sheet, SHEET, SHEET_WIDTH } from "../print/sheet.server.ts";
import { mm } from "../print/units.ts";

type Fact = { name: string; value: string };
type Entry = { title: string; facts: readonly Fact[] };

/** What stands on the form, every word in its language. */
export type Paper = {
  language: Language;
  title: string;
  over: string;
  summit: string;
  delegation: string;
  confidential: string;
  printed: string;
  printedAt: Date;
  sections: readonly { title: string; none: string; entries: readonly Entry[] }[];
  /** Under each line left for a signature. */
  signatures: readonly string[];
};

const NAME_WIDTH = 46;
const LEAD = 5.2;

/** Draws the form: tagged, an entry never broken across pages, the page and the hour at each foot. */
export function drawPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet({
    title: `${paper.title}: ${paper.delegation}`,
    language: paper.language,
    date: paper.printedAt,
  });
  sheet.lines("P", `${paper.over} · ${paper.summit}`, PAPER_STYLE.over, 4);
  sheet.gap(3);
  sheet.lines("H1", paper.title, PAPER_STYLE.title, 8);
  sheet.gap(1);
  sheet.lines("P", paper.delegation, PAPER_STYLE.delegation, 6);
  sheet.gap(1);
  sheet.lines("P", paper.confidential, PAPER_STYLE.small, 4);
  for (const { title, none, entries } of paper.sections) {
    sheet.need(26);
    sheet.gap(7);
    sheet.lines("H2", title, PAPER_STYLE.section, 5);
    sheet.gap(1);
    sheet.rule();
    sheet.gap(1);
    if (entries.length === 0) sheet.lines("P", none, PAPER_STYLE.value, LEAD);
    for (const entry of entries) drawEntry(sheet, entry);
  }
  sheet.signatures(paper.signatures);
  return sheet.finish(paper.printed);
}

function drawEntry(sheet: Sheet, entry: Entry): void {
  sheet.need(heightOf(entry));
  sheet.gap(2);
  sheet.lines("H3", entry.title, PAPER_STYLE.entry, LEAD);
  for (const { name, value } of entry.facts) {
    const x = SHEET.side;
    sheet.beside(
      [
        { text: name, style: PAPER_STYLE.name, x, width: NAME_WIDTH - 3 },
        {
          text: value,
          style: PAPER_STYLE.value,
          x: x + NAME_WIDTH,
          width: SHEET_WIDTH - NAME_WIDTH,
        },
      ],
      LEAD,
    );
  }
  sheet.gap(1.5);
}

const heightOf = ({ title, facts }: Entry): number =>
  3.5 +
  LEAD * wrap(title, mm(SHEET_WIDTH), PAPER_STYLE.entry).length +
  facts.reduce(
    (sum, { name, value }) =>
      sum +
      LEAD *
        Math.max(
          wrap(name, mm(NAME_WIDTH - 3), PAPER_STYLE.name).length,
          wrap(value, mm(SHEET_WIDTH - NAME_WIDTH), PAPER_STYLE.value).length,
        ),
    0,
  );
