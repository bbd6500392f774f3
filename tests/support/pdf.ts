import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";

const require = createRequire(import.meta.url);

export type ReadPage = {
  text: string;
  /** Points. */
  width: number;
  height: number;
  /** Pixels a point; a PNG. */
  picture: Buffer;
};

/** A PDF as somebody sees it: the words of each page and its picture. */
export async function readPdf(bytes: Uint8Array, scale = 3): Promise<ReadPage[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const pages: ReadPage[] = [];
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      // Before the picture: once it is drawn, the library has let go of the page.
      const text = page.getText();
      const { data } = await page.render({
        scale,
        render: ({ data: raw, width, height }) =>
          sharp(raw, { raw: { width, height, channels: 4 } })
            .png()
            .toBuffer(),
      });
      pages.push({
        text,
        width: originalWidth,
        height: originalHeight,
        picture: Buffer.from(data),
      });
    }
    return pages;
  } finally {
    document.destroy();
    library.destroy();
  }
}

let scanner: Promise<unknown> | undefined;

/** The QR codes in a picture, read by the scanner's own library. */
export async function readCodes(
  picture: Buffer,
  options: ReaderOptions = { formats: ["QRCode"] },
): Promise<string[]> {
  scanner ??= readFile(require.resolve("zxing-wasm/reader/zxing_reader.wasm")).then((wasm) =>
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer },
      fireImmediately: true,
    }),
  );
  await scanner;
  const codes = await readBarcodes(new Uint8Array(picture), options);
  return codes.map(({ text }) => text);
}

/** The words of a PDF, lines joined as a reader joins them; a hyphen at a line's end belongs to its word. */
export async function wordsOf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return joinedLines(pages.join(" "));
}

/** A text as `wordsOf` gives it back. */
export const joinedLines = (text: string): string =>
  text
    .replace(/\u0002|\ufffe/g, "-")
    .replace(/-\s+/g, "-")
    .replace(/\s+/g, " ");
