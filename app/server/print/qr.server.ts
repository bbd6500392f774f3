import QRCode from "qrcode";

import { COLOUR } from "./colours.ts";
import { mm } from "./units.ts";

/** White around a code, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

export type QrSize = { version: number; moduleMm: number };

/**
 * Draws a QR code, level M, as vector modules in a white square of `sideMm` that holds its quiet zone. Upper-case
 * letters, digits and `$%*+-./:` alone use the smaller alphanumeric mode. Returns the version and the width of a
 * module, so that the caller can refuse a code too fine to scan.
 * @param options.mask saves most of the encoder's time, which is the search for the best; for texts that are as good
 *   as random already
 */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  sideMm: number,
  options: { mask?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 } = {},
): QrSize {
  const { modules, version } = QRCode.create(segmentsOf(text), {
    errorCorrectionLevel: "M",
    ...(options.mask === undefined ? {} : { maskPattern: options.mask }),
  });
  const side = mm(sideMm);
  const unit = side / (modules.size + 2 * QUIET);
  doc.rect(x, y, side, side).fill(COLOUR.white);
  doc
    .save()
    .translate(x + QUIET * unit, y + QUIET * unit)
    .scale(unit);
  doc.fillColor(COLOUR.ink950).addContent(darkRuns(modules));
  doc.restore();
  return { version, moduleMm: sideMm / (modules.size + 2 * QUIET) };
}

const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/** One segment for a text that fits the small mode whole: the search for a better mixture costs more than the code. */
const segmentsOf = (text: string): string | QRCode.QRCodeSegment[] =>
  ALPHANUMERIC.test(text) ? [{ data: text, mode: "alphanumeric" }] : text;

/** The dark modules as PDF operators, a module a unit, a rectangle for each run in a row. */
function darkRuns({ size, data }: QRCode.BitMatrix): string {
  let runs = "";
  for (let row = 0; row < size; row++) {
    const from = row * size;
    for (let column = 0; column < size; column++) {
      if (!data[from + column]) continue;
      let run = 1;
      while (column + run < size && data[from + column + run]) run++;
      // A hair taller than a module, so that no renderer shows white between rows.
      runs += `${column} ${row} ${run} 1.005 re\n`;
      column += run;
    }
  }
  return `${runs}f`;
}
