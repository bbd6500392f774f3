import type { Box, PlacedFlag, SheetInk } from "#app/domain/bilateral/sheet/page.ts";

import { flagPicture } from "../../badge/pictures.server.ts";
import { COLOUR } from "../../print/colours.ts";
import { mm } from "../../print/units.ts";

type Doc = PDFKit.PDFDocument;

/** Flags by ISO code, as pdfkit embeds them: each once a document. */
export type Flags = ReadonlyMap<string, string>;

/** Fetches the flags of a document before it is drawn. */
export async function flagsOf(codes: readonly (string | null)[]): Promise<Flags> {
  const flags = new Map<string, string>();
  for (const code of new Set(codes)) {
    const picture = code === null ? undefined : await flagPicture(code);
    if (code !== null && picture !== undefined) flags.set(code, picture);
  }
  return flags;
}

export function drawFlag(doc: Doc, flags: Flags, flag: PlacedFlag, offset: number): void {
  const picture = flags.get(flag.iso2);
  if (picture === undefined) return;
  const [x, y] = [mm(flag.x), mm(flag.top + offset)];
  const [width, height] = [mm(flag.width), mm(flag.width * 0.75)];
  const outline = (): Doc => doc.roundedRect(x, y, width, height, mm(0.4));
  doc.save();
  outline().clip();
  doc.image(picture, x, y, { width, height });
  doc.restore();
  outline().lineWidth(mm(0.15)).stroke(COLOUR.paper400);
}

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
