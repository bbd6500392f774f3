import type { Language } from "#app/domain/language/languages.ts";

import { COLOUR } from "./colours.ts";
import { collect, createDocument, decoration } from "./document.server.ts";
import { wrap } from "./measure.server.ts";
import { drawMixed, mixedWidth } from "./mixed.server.ts";
import { drawLine, type TextStyle } from "./text.server.ts";
import { mm } from "./units.ts";

/** A4 with the margins of all papers (visual/README §10), in millimetres. */
export const SHEET = { width: 210, height: 297, side: 18, top: 16, foot: 20 };
/** Width between the margins, in millimetres. */
export const SHEET_WIDTH = SHEET.width - 2 * SHEET.side;

export const PAPER_STYLE = {
  over: { face: "sans", size: 8.4, colour: COLOUR.text2 },
  title: { face: "serif-medium", size: 18, colour: COLOUR.text },
  delegation: { face: "serif-medium", size: 13, colour: COLOUR.text },
  section: { face: "sans-semibold", size: 11.5, colour: COLOUR.text },
  entry: { face: "sans-semibold", size: 10, colour: COLOUR.text },
  name: { face: "sans", size: 9, colour: COLOUR.text3 },
  value: { face: "sans", size: 9, colour: COLOUR.text },
  small: { face: "sans", size: 8, colour: COLOUR.text3 },
} as const satisfies Record<string, TextStyle>;

type Tag = "H1" | "H2" | "H3" | "P";
const SIGNATURES = 30;

/**
 * A paper for signature in the making: tagged, written from top to bottom in millimetres, onto a new page where the old
 * one is full. What is written at one height beside another goes by `beside`.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  /** Where texts are hung in the tree: the document, or a cell. */
  private into: PDFKit.PDFStructureElement;
  private table: PDFKit.PDFStructureElement | undefined;
  private y = 0;

  constructor(about: { title: string; language: Language; date: Date }) {
    this.doc = createDocument({ ...about, size: [mm(SHEET.width), mm(SHEET.height)] });
    this.root = this.doc.struct("Document");
    this.into = this.root;
    this.doc.addStructure(this.root);
    this.newPage();
  }

  private newPage(): void {
    this.doc.addPage();
    this.y = SHEET.top;
  }

  /** Moves to a new page unless so many millimetres are left; true when it did. */
  need(height: number): boolean {
    if (this.y + height <= SHEET.height - SHEET.foot) return false;
    this.newPage();
    return true;
  }

  /** Leaves room. */
  gap(height: number): void {
    this.y += height;
  }

  /** Where the next text begins, in millimetres from the top of the page. */
  top(): number {
    return this.y;
  }

  /** Goes on at a height of this page, never above what is written. */
  goTo(height: number): void {
    this.y = Math.max(this.y, height);
  }

  /** Millimetres left above the foot of this page. */
  room(): number {
    return SHEET.height - SHEET.foot - this.y;
  }

  /** Writes a text between the margins, or from `x` on in so much width, and goes below it. Line ends are kept. */
  lines(
    tag: Tag,
    text: string,
    style: TextStyle,
    lead: number,
    x = SHEET.side,
    width = SHEET_WIDTH,
  ) {
    const set = text.split("\n").flatMap((part) => wrap(part, mm(width), style, mixedWidth));
    const top = this.y;
    this.into.add(
      this.doc.struct(tag, {}, () =>
        set.forEach((line, index) => {
          const place = { x: mm(x), baseline: mm(top + lead * (index + 1)) };
          drawMixed(this.doc, line, style, place);
        }),
      ),
    );
    this.y += lead * set.length;
  }

  /** Writes several texts side by side and goes below the longest. */
  beside(
    cells: readonly { text: string; style: TextStyle; x: number; width: number }[],
    lead: number,
  ) {
    const top = this.y;
    let end = top;
    for (const { text, style, x, width } of cells) {
      this.y = top;
      this.lines("P", text, style, lead, x, width);
      end = Math.max(end, this.y);
    }
    this.y = end;
  }

  /** Writes texts side by side as a row of a table, which a screen reader reads cell by cell under its heads. */
  row(
    cells: readonly { text: string; style: TextStyle; x: number; width: number }[],
    lead: number,
    as: "TH" | "TD",
  ) {
    this.table ??= this.begin(this.root, "Table");
    const line = this.begin(this.table, "TR");
    const top = this.y;
    let end = top;
    for (const { text, style, x, width } of cells) {
      this.y = top;
      this.into = this.begin(line, as);
      this.lines("P", text, style, lead, x, width);
      this.into.end();
      end = Math.max(end, this.y);
    }
    line.end();
    this.into = this.root;
    this.y = end;
  }

  /** Ends the table whose rows were written. */
  endTable(): void {
    this.table?.end();
    this.table = undefined;
  }

  private begin(parent: PDFKit.PDFStructureElement, tag: "Table" | "TR" | "TH" | "TD") {
    // pdfkit knows the scope of a head, its types do not (ISO 32000-1 §14.8.5.7).
    const options = (tag === "TH" ? { scope: "Column" } : {}) as object;
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** A hair line, which a screen reader passes over. */
  rule(x = SHEET.side, width = SHEET_WIDTH): void {
    const { y } = this;
    decoration(this.doc, () => {
      this.doc
        .moveTo(mm(x), mm(y))
        .lineTo(mm(x + width), mm(y))
        .lineWidth(0.5)
        .stroke(COLOUR.paper400);
    });
  }

  /** Two lines left for signatures, side by side, each with its words below. */
  signatures(words: readonly string[]): void {
    this.need(SIGNATURES);
    this.gap(18);
    const half = SHEET_WIDTH / 2;
    const columns = words.map((text, index) => ({
      text,
      style: PAPER_STYLE.small,
      x: SHEET.side + index * (half + 6),
      width: half - 6,
    }));
    for (const { x, width } of columns) this.rule(x, width);
    this.beside(columns, 4);
  }

  /** Puts the hour and the page at each foot, and gives the bytes. */
  finish(printed: string): Promise<Uint8Array<ArrayBuffer>> {
    this.root.end();
    const { start, count } = this.doc.bufferedPageRange();
    const baseline = mm(SHEET.height - 10);
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(start + page);
      decoration(this.doc, () => {
        drawLine(this.doc, printed, PAPER_STYLE.small, { x: mm(SHEET.side), baseline });
        drawLine(this.doc, `${page + 1} / ${count}`, PAPER_STYLE.small, {
          x: mm(SHEET.width - SHEET.side),
          baseline,
          align: "right",
        });
      });
    }
    return collect(this.doc);
  }
}
