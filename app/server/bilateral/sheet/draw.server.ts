import type { Box, SheetInk } from "#app/domain/bilateral/sheet/page.ts";

import { COLOUR } from "../../print/colours.ts";
import { mm } from "../../print/units.ts";

type Doc = PDFKit.PDFDocument;

const INK: Record<SheetInk, string> = {
  ink900: COLOUR.ink900,
  ink800: COLOUR.ink800,
  paper50: COLOUR.paper50,
  paper200: COLOUR.paper200,
  paper400: COLOUR.paper400,
  paper500: COLOUR.paper500,
  white: COLOUR.white,
};

export function drawBox(doc: Doc, { x, top, width, height, radius, fill, stroke }: Box): void {
  const outline = (): Doc => doc.roundedRect(mm(x), mm(top), mm(width), mm(height), mm(radius));
  if (fill) outline().fill(INK[fill]);
  if (stroke) outline().lineWidth(mm(stroke.width)).stroke(INK[stroke.ink]);
}

/** A line across, from edge to edge of what is printed. */
export function drawRule(
  doc: Doc,
  {
    x,
    width,
    y,
    weight,
    colour,
  }: { x: number; width: number; y: number; weight: number; colour: string },
): void {
  doc.moveTo(mm(x), mm(y)).lineTo(mm(x + width), mm(y));
  doc.lineWidth(mm(weight)).lineCap("butt").stroke(colour);
}
