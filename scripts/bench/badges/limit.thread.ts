import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

import PDFDocument from "pdfkit";

import { registerFonts } from "#app/server/print/fonts.server.ts";

import { PAGE, type PreparedBadge } from "./paper.ts";

/**
 * The least that pdfkit can do for such badges: a ground as one picture, the photo, the code as ready operators, the
 * badge's own lines. Nothing is measured, encoded or tagged, and the words that all badges share are in the picture.
 */
export async function limitFile(
  badges: readonly PreparedBadge[],
  grounds: { front: string; back: string },
  path: string,
): Promise<number> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, size: [PAGE.width, PAGE.height] });
  registerFonts(doc);
  const file = createWriteStream(path);
  const written = pipeline(doc, file);
  for (const { photo, pages } of badges) {
    for (const page of pages) {
      doc.addPage();
      doc.image(grounds[page.ground], 0, 0, { width: PAGE.width });
      if (page.photo) {
        const { x, y, width, height } = page.photo;
        doc.image(Buffer.from(photo), x, y, { width, height });
      }
      if (page.code) {
        const unit = page.code.width / (page.code.modules + 8);
        doc.rect(page.code.x, page.code.y, page.code.width, page.code.height).fill("#FFFFFF");
        doc.save().translate(page.code.x + 4 * unit, page.code.y + 4 * unit);
        doc.scale(unit).fillColor("#061A25").addContent(page.code.operators).restore();
      }
      for (const { text, left, baseline, size, face, colour } of page.own) {
        doc.font(face).fontSize(size).fillColor(colour);
        doc.text(text, left, baseline, { lineBreak: false, baseline: "alphabetic" });
      }
    }
  }
  doc.end();
  await written;
  return file.bytesWritten;
}
