import { layOutPaper } from "#app/domain/precedence/layout/lay-out.ts";
import type {
  FoldedCard,
  PaperDocument,
  PaperPage,
  PaperRow,
  Shape,
} from "#app/domain/precedence/layout/paper.ts";

import { COLOUR } from "../../print/colours.ts";
import { collect, createDocument, decoration } from "../../print/document.server.ts";
import { drawFlag, type Flags, flagsOf } from "../../print/flags.server.ts";
import { drawMark } from "../../print/ornament.server.ts";
import { mm } from "../../print/units.ts";
import { drawAside, drawBlock } from "../../programme/pdf/blocks.server.ts";
import { typesetter } from "../../programme/pdf/typesetter.server.ts";

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

/**
 * A paper of protocol as PDF: tagged, in its language, with bookmarks. Equal papers of one date give equal bytes.
 * @param date as of which the paper is true
 */
export async function precedencePdf(
  paper: PaperDocument,
  date: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const { frame } = paper;
  const pages = layOutPaper(paper, typesetter);
  const flags = await flagsOf(pages.flatMap((page) => page.flags.map(({ iso2 }) => iso2)));
  const [first] = pages;
  const doc = createDocument({
    title: `${frame.title}: ${frame.lines[0] ?? ""}`,
    language: frame.language,
    size: [mm(first?.width ?? 210), mm(first?.height ?? 297)],
    date,
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  let chapter: PDFKit.PDFOutline | undefined;
  for (const page of pages) {
    doc.addPage({ size: [mm(page.width), mm(page.height)], margin: 0 });
    if (page.number === 1) chapter = doc.outline.addItem(frame.title);
    for (const { kind, blocks } of page.rows)
      if (kind === "heading") chapter?.addItem(blocks.flatMap(({ lines }) => lines).join(" "));
    const part = doc.struct("Sect");
    root.add(part);
    drawPage(doc, part, page, flags);
    part.end();
  }
  root.end();
  return collect(doc);
}

function drawPage(doc: Doc, part: Parent, page: PaperPage, flags: Flags): void {
  decoration(doc, () => {
    if (page.furniture.length > 0) drawMark(doc, mm(21), mm(15), mm(6), COLOUR.ink800);
    for (const shape of page.shapes) drawShape(doc, shape);
    for (const flag of page.flags) drawFlag(doc, flags, flag, 0);
  });
  for (const block of page.furniture) drawAside(doc, block);
  for (const block of page.head) drawBlock(doc, part, block);
  if (page.rows.length > 0) drawTable(doc, part, page.rows);
  for (const block of page.spots) drawBlock(doc, part, block);
  for (const card of page.cards) drawCard(doc, part, card);
}

function drawShape(doc: Doc, { kind, x, top, width, height, ink }: Shape): void {
  const colour = COLOUR[ink];
  switch (kind) {
    case "rule":
      doc.moveTo(mm(x), mm(top)).lineTo(mm(x + width), mm(top));
      doc.lineWidth(mm(height)).lineCap("butt").stroke(colour);
      return;
    case "fold":
      doc.moveTo(mm(x), mm(top)).lineTo(mm(x + width), mm(top));
      doc
        .lineWidth(mm(height))
        .dash(mm(2), { space: mm(2) })
        .stroke(colour)
        .undash();
      return;
    case "frame":
      doc
        .roundedRect(mm(x), mm(top), mm(width), mm(height), mm(1))
        .lineWidth(mm(0.25))
        .stroke(colour);
      return;
    case "disc":
      doc.circle(mm(x + width / 2), mm(top + height / 2), mm(width / 2)).fill(colour);
  }
}

/** Rows between two headings are one table, each cell tagged so that a reader hears which column it is in. */
function drawTable(doc: Doc, part: Parent, rows: readonly PaperRow[]): void {
  let table: Parent | undefined;
  for (const row of rows) {
    if (row.kind === "heading") {
      table?.end();
      table = undefined;
      for (const block of row.blocks) drawBlock(doc, part, block, row.top);
      continue;
    }
    if (!table) {
      table = doc.struct("Table");
      part.add(table);
    }
    const line = doc.struct("TR");
    table.add(line);
    for (const block of row.blocks) {
      const cell =
        row.kind === "head" ? doc.struct("TH", { scope: "Column" } as object) : doc.struct("TD");
      line.add(cell);
      drawBlock(doc, cell, block, row.top);
      cell.end();
    }
    line.end();
  }
  table?.end();
}

/** Both sides of a folded card: the back is the front again, upside down, and read once. */
function drawCard(doc: Doc, part: Parent, { blocks, fold }: FoldedCard): void {
  const box = doc.struct("Sect");
  part.add(box);
  for (const block of blocks) drawBlock(doc, box, block);
  box.end();
  doc.save();
  doc.rotate(180, { origin: [mm(105), mm(fold)] });
  for (const block of blocks) drawAside(doc, block);
  doc.restore();
}
