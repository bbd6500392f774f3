import { COVER } from "#app/domain/programme/layout/cover.ts";
import type { Page, PlacedMark, Row } from "#app/domain/programme/layout/page.ts";
import { heightOf } from "#app/domain/programme/layout/block.ts";
import { ROW, SHEET } from "#app/domain/programme/layout/sheet.ts";

import { COLOUR } from "../../print/colours.ts";
import { decoration } from "../../print/document.server.ts";
import { drawIcon } from "../../print/icons.server.ts";
import { drawFrieze, drawMark, drawRing } from "../../print/ornament.server.ts";
import { drawQr } from "../../print/qr.server.ts";
import { stamp } from "../../print/stamp.server.ts";
import { mm } from "../../print/units.ts";
import { drawAside, drawBlock, drawLines } from "./blocks.server.ts";

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

const wide = SHEET.right - SHEET.left;

/** The cover: ring and rays on ink, a gold bar before each name of the summit, the frieze at the foot. */
export function drawCover(doc: Doc, parent: Parent, page: Page): void {
  decoration(doc, () => {
    doc.rect(0, 0, mm(SHEET.width), mm(SHEET.height)).fill(COLOUR.ink900);
    drawRing(doc, mm(105), mm(88), { scale: mm(0.2) });
    const veil = doc.linearGradient(0, mm(138), 0, mm(SHEET.height));
    veil.stop(0, COLOUR.ink900, 0).stop(0.5, COLOUR.ink900, 0.9).stop(1, COLOUR.ink900, 1);
    doc.rect(0, mm(138), mm(SHEET.width), mm(SHEET.height - 138)).fill(veil);
    drawMark(doc, mm(COVER.left + 5), mm(21), mm(10), COLOUR.gold400);
    const frieze = { count: 16, colour: COLOUR.gold400, lineWidth: 1.2 };
    drawFrieze(doc, mm(COVER.left), mm(272.9), mm(COVER.right - COVER.left), frieze);
    for (const block of page.head.filter(({ tag }) => tag === "H1")) {
      doc.rect(mm(COVER.left), mm(block.top), mm(0.5), mm(heightOf(block))).fill(COLOUR.gold400);
    }
  });
  for (const block of page.head) drawBlock(doc, parent, block);
}

/** A page of contents or of a day. `current` is where the code at the foot leads: the version in force. */
export function drawSheet(doc: Doc, parent: Parent, page: Page, current: string): void {
  const size = { width: mm(SHEET.width), height: mm(SHEET.height) };
  decoration(doc, () =>
    stamp(doc, page.furniture, size, () => {
      drawMark(doc, mm(SHEET.left + 3), mm(15), mm(6), COLOUR.ink800);
      rule(doc, SHEET.left, 21, wide, 0.25, COLOUR.ink900);
      rule(doc, SHEET.left, SHEET.ruleTop + 0.3, wide, 0.6, COLOUR.ink900);
      rule(doc, SHEET.left, SHEET.footRuleTop, wide, ROW.rule, COLOUR.paper400);
      const side = SHEET.codeSide;
      drawQr(doc, current, mm(SHEET.left - 1.5), mm(SHEET.height - 9.5 - side), side);
      drawMarks(doc, page.legend, 0);
      for (const block of page.furniture) drawLines(doc, block, 0);
    }),
  );
  for (const block of page.folio) drawAside(doc, block);
  for (const block of page.head) drawBlock(doc, parent, block);
  for (const row of page.rows) drawRow(doc, parent, row);
}

function drawRow(doc: Doc, parent: Parent, row: Row): void {
  const bottom = row.top + row.height;
  decoration(doc, () => {
    if (row.ground === "key") {
      doc
        .rect(mm(SHEET.left - 4), mm(row.top), mm(wide + 8), mm(row.height))
        .fill(COLOUR.keySession);
    }
    if (row.rule === "hair") {
      const out = row.ground === "key" ? 4 : 0;
      rule(doc, SHEET.left - out, bottom - ROW.rule / 2, wide + 2 * out, ROW.rule, COLOUR.paper400);
    }
    drawMarks(doc, row.marks, row.top);
  });
  const box = doc.struct(row.leadsTo === null ? "Sect" : "TOCI");
  parent.add(box);
  if (row.leadsTo === null) {
    drawBlocks(doc, box, row);
    if (row.kind === "session") doc.addNamedDestination(row.id, "XYZ", 0, mm(row.top), null);
  } else drawLink(doc, box, row, row.leadsTo);
  box.end();
}

function drawBlocks(doc: Doc, box: Parent, row: Row): void {
  for (const block of row.blocks) {
    const struck = row.struck && block.tag === "H3";
    drawBlock(doc, box, block, row.top, { struck });
  }
}

/** A line of the contents: the whole of it leads on, and a screen reader says where (ISO 14289-1 §7.18.5). */
function drawLink(doc: Doc, box: Parent, row: Row, to: string): void {
  const link = doc.struct("Link");
  box.add(link);
  drawBlocks(doc, link, row);
  const words = row.blocks.map(({ lines }) => lines.join(" ")).join(" ");
  // pdfkit writes a String object as text, and its types do not know `structParent`.
  const options = { structParent: link, Contents: new String(words) } as object;
  doc.goTo(mm(SHEET.left), mm(row.top), mm(wide), mm(row.height), to, options);
  link.end();
}

function drawMarks(doc: Doc, marks: readonly PlacedMark[], offset: number): void {
  for (const { mark, x, top } of marks) {
    drawIcon(doc, mark, {
      x: mm(x),
      y: mm(top + offset),
      side: mm(ROW.icon),
      colour: COLOUR.ink600,
    });
  }
}

function rule(doc: Doc, x: number, y: number, width: number, weight: number, colour: string): void {
  doc.moveTo(mm(x), mm(y)).lineTo(mm(x + width), mm(y));
  doc.lineWidth(mm(weight)).lineCap("butt").stroke(colour);
}
