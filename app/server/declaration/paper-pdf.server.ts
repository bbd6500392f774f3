import type { Language } from "#app/domain/language/languages.ts";

import { COLOUR } from "../print/colours.ts";
import { collect, createDocument, decoration } from "../print/document.server.ts";
import { wrap } from "../print/measure.server.ts";
import { drawLine, drawNative, isArabic, type TextStyle } from "../print/text.server.ts";
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

/** A4 with the margins of all papers (visual/README §10), in millimetres. */
const SHEET = { width: 210, height: 297, side: 18, top: 16, foot: 20 };
const WIDTH = SHEET.width - 2 * SHEET.side;
const NAME_WIDTH = 46;
const LEAD = 5.2;
const SIGNATURES = 30;

const STYLE = {
  over: { face: "sans", size: 8.4, colour: COLOUR.text2 },
  title: { face: "serif-medium", size: 18, colour: COLOUR.text },
  delegation: { face: "serif-medium", size: 13, colour: COLOUR.text },
  section: { face: "sans-semibold", size: 11.5, colour: COLOUR.text },
  entry: { face: "sans-semibold", size: 10, colour: COLOUR.text },
  name: { face: "sans", size: 9, colour: COLOUR.text3 },
  value: { face: "sans", size: 9, colour: COLOUR.text },
  small: { face: "sans", size: 8, colour: COLOUR.text3 },
} as const satisfies Record<string, TextStyle>;

/** Draws the form: tagged, an entry never broken across pages, the page and the hour at each foot. */
export function drawPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const doc = createDocument({
    title: `${paper.title}: ${paper.delegation}`,
    language: paper.language,
    size: [mm(SHEET.width), mm(SHEET.height)],
    date: paper.printedAt,
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  let y = 0;
  const newPage = () => {
    doc.addPage();
    y = SHEET.top;
  };
  /** Moves to a new page unless so many millimetres are left. */
  const need = (height: number) => {
    if (y + height > SHEET.height - SHEET.foot) newPage();
  };
  const lines = (
    tag: "H1" | "H2" | "H3" | "P",
    text: string,
    style: TextStyle,
    lead: number,
    x = SHEET.side,
    width = WIDTH,
  ) => {
    const set = wrap(text, mm(width), style);
    const draw = () =>
      set.forEach((line, index) => {
        const place = { x: mm(x), baseline: mm(y + lead * (index + 1)) };
        if (isArabic(line)) drawNative(doc, line, style, place);
        else drawLine(doc, line, style, place);
      });
    root.add(doc.struct(tag, {}, draw));
    y += lead * set.length;
  };

  newPage();
  lines("P", `${paper.over} · ${paper.summit}`, STYLE.over, 4);
  y += 3;
  lines("H1", paper.title, STYLE.title, 8);
  y += 1;
  lines("P", paper.delegation, STYLE.delegation, 6);
  y += 1;
  lines("P", paper.confidential, STYLE.small, 4);
  for (const { title, none, entries } of paper.sections) {
    need(26);
    y += 7;
    lines("H2", title, STYLE.section, 5);
    y += 1;
    rule(doc, y);
    y += 1;
    if (entries.length === 0) lines("P", none, STYLE.value, LEAD);
    for (const entry of entries) {
      need(heightOf(entry));
      y += 2;
      lines("H3", entry.title, STYLE.entry, LEAD);
      for (const { name, value } of entry.facts) {
        const top = y;
        lines("P", name, STYLE.name, LEAD, SHEET.side, NAME_WIDTH - 3);
        const nameEnd = y;
        y = top;
        lines("P", value, STYLE.value, LEAD, SHEET.side + NAME_WIDTH, WIDTH - NAME_WIDTH);
        y = Math.max(y, nameEnd);
      }
      y += 1.5;
    }
  }
  need(SIGNATURES);
  y += 18;
  const half = WIDTH / 2;
  rule(doc, y, SHEET.side, half - 6);
  rule(doc, y, SHEET.side + half + 6, half - 6);
  const under = y;
  paper.signatures.forEach((words, index) => {
    y = under;
    lines("P", words, STYLE.small, 4, SHEET.side + index * (half + 6), half - 6);
  });
  root.end();
  drawFeet(doc, paper.printed);
  return collect(doc);
}

const heightOf = ({ title, facts }: Entry): number =>
  3.5 +
  LEAD * wrap(title, mm(WIDTH), STYLE.entry).length +
  facts.reduce(
    (sum, { name, value }) =>
      sum +
      LEAD *
        Math.max(
          wrap(name, mm(NAME_WIDTH - 3), STYLE.name).length,
          wrap(value, mm(WIDTH - NAME_WIDTH), STYLE.value).length,
        ),
    0,
  );

function rule(doc: PDFKit.PDFDocument, y: number, x = SHEET.side, width = WIDTH): void {
  decoration(doc, () => {
    doc
      .moveTo(mm(x), mm(y))
      .lineTo(mm(x + width), mm(y))
      .lineWidth(0.5)
      .stroke(COLOUR.paper400);
  });
}

function drawFeet(doc: PDFKit.PDFDocument, printed: string): void {
  const { start, count } = doc.bufferedPageRange();
  const baseline = mm(SHEET.height - 10);
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    decoration(doc, () => {
      drawLine(doc, printed, STYLE.small, { x: mm(SHEET.side), baseline });
      drawLine(doc, `${page + 1} / ${count}`, STYLE.small, {
        x: mm(SHEET.width - SHEET.side),
        baseline,
        align: "right",
      });
    });
  }
}
