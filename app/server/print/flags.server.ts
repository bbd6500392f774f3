import type { PlacedFlag } from "#app/domain/programme/layout/page.ts";

import { flagPicture } from "../badge/pictures.server.ts";
import { COLOUR } from "./colours.ts";
import { mm } from "./units.ts";

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
