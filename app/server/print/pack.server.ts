import { deflateSync } from "node:zlib";

type Content = { buffer: Uint8Array[]; compress: boolean; data: { Filter?: string } };

/** Below this a page is smaller and sooner written as it is. Bytes. */
const SMALL = 512;

/**
 * Compresses the page that has just been drawn, quickly: four times faster than pdfkit would, for a code's worth of
 * rectangles, and a quarter larger. Nothing may be drawn on it afterwards.
 */
export function packPage(doc: PDFKit.PDFDocument): void {
  const { content } = doc.page as unknown as { content: Content };
  const plain = Buffer.concat(content.buffer);
  content.compress = false;
  delete content.data.Filter;
  if (plain.length < SMALL) return;
  content.data.Filter = "FlateDecode";
  // A window of 8 KB holds the page; a larger one takes longer to set up than to fill.
  content.buffer = [deflateSync(plain, { level: 1, windowBits: 13, memLevel: 5 })];
}
