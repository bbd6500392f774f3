import PDFDocument from "pdfkit";

import type { Language } from "../../domain/language/languages.ts";
import { registerFonts } from "./fonts.server.ts";
import { writeInBatches } from "./writing.server.ts";

export type DocumentOptions = {
  title: string;
  language: Language;
  /** Width and height in points. */
  size: readonly [number, number];
  /** Printed as the date of creation, so that equal input gives equal bytes. */
  date: Date;
  subject?: string;
  /** Each page is written when the next begins, so that memory does not grow with their number. */
  streamed?: boolean;
};

/**
 * A tagged document without pages, its faces registered, with margins of nothing: everything is placed by hand. Its
 * bytes are a function of what is drawn: the file's id comes from title and date, not from the clock.
 */
export function createDocument(options: DocumentOptions): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: [...options.size],
    margin: 0,
    autoFirstPage: false,
    bufferPages: options.streamed !== true,
    pdfVersion: "1.7",
    lang: options.language,
    tagged: true,
    displayTitle: true,
    info: {
      Title: options.title,
      Author: "Shanyrak",
      Creator: "Shanyrak",
      Producer: "Shanyrak",
      CreationDate: options.date,
      ModDate: options.date,
      ...(options.subject ? { Subject: options.subject } : {}),
    },
  });
  writeInBatches(doc);
  registerFonts(doc);
  return doc;
}

/** Ends a document and gives its bytes. */
export function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
    doc.end();
  });
}

/** Draws what a screen reader should pass over: ornament, rules, running heads. */
export function decoration(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}
