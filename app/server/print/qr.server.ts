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
  const { modules, version } = QRCode.create(text, {
    errorCorrectionLevel: "M",
    ...(options.mask === undefined ? {} : { maskPattern: options.mask }),
  });
  const side = mm(sideMm);
  const unit = side / (modules.size + 2 * QUIET);
  doc.rect(x, y, side, side).fill(COLOUR.white);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      let run = 1;
      while (column + run < modules.size && modules.get(row, column + run)) run++;
      // A hair taller than a module, so that no renderer shows white between rows.
      doc.rect(x + (column + QUIET) * unit, y + (row + QUIET) * unit, run * unit, unit * 1.005);
      column += run;
    }
  }
  doc.fill(COLOUR.ink950);
  return { version, moduleMm: sideMm / (modules.size + 2 * QUIET) };
}
