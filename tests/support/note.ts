import PDFDocument from "pdfkit";
import { createRequire } from "node:module";

const FONT = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf",
);

/** A note verbale as an embassy sends it: a PDF with these lines. A tab begins the next column. */
export async function notePdf(
  lines: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({ size: "A4", margin: 60, ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => document.once("end", resolve));
  document.font(FONT).fontSize(11);
  let y = 80;
  for (const line of lines) {
    if (y > 760) {
      document.addPage();
      y = 80;
    }
    for (const [column, text] of line.split("\t").entries())
      document.text(text, 60 + column * 150, y, { lineBreak: false });
    y += 20;
  }
  document.end();
  await done;
  return Uint8Array.from(Buffer.concat(chunks));
}
