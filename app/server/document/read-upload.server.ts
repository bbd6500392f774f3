import { createHash } from "node:crypto";

import {
  paragraphsOfLines,
  TEXT_MAX_LENGTH,
  TEXT_MAX_PARAGRAPHS,
} from "#app/domain/document/text.ts";
import { looksLikePdf, type PaperRefusal } from "#app/domain/paper/pdf.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { readPdf } from "../paper/read-pdf.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import type * as docxThread from "./docx.thread.ts";

const docx = inThreads<typeof docxThread>("app/server/document/docx.thread.ts");

export const MEDIA_TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** A file of a version, with what could be read of it: nothing of a scan. */
export type ReadFile = {
  name: string;
  mediaType: (typeof MEDIA_TYPES)[keyof typeof MEDIA_TYPES];
  bytes: Uint8Array;
  sha256: Uint8Array;
  paragraphs: string[];
};

export type FileRefusal = PaperRefusal | docxThread.DocxRefusal | "too_long";

/** Reads a DOCX or a PDF; which of the two, its first bytes say and not its name. */
export async function readTextFile(
  bytes: Uint8Array,
  stem: string,
): Promise<Result<ReadFile, FileRefusal>> {
  const isPdf = looksLikePdf(bytes);
  const read = isPdf ? await pdfParagraphs(bytes) : await docxOf(bytes);
  if (!read.ok) return read;
  const paragraphs = read.value;
  if (
    paragraphs.length > TEXT_MAX_PARAGRAPHS ||
    paragraphs.reduce((sum, { length }) => sum + length, 0) > TEXT_MAX_LENGTH
  )
    return err("too_long");
  const kind = isPdf ? "pdf" : "docx";
  const sha256 = createHash("sha256").update(bytes).digest();
  return ok({ name: `${stem}.${kind}`, mediaType: MEDIA_TYPES[kind], bytes, sha256, paragraphs });
}

async function pdfParagraphs(bytes: Uint8Array): Promise<Result<string[], FileRefusal>> {
  const read = await readPdf(bytes);
  return read.ok ? ok(paragraphsOfLines(read.value.lines)) : read;
}

async function docxOf(bytes: Uint8Array): Promise<Result<string[], FileRefusal>> {
  // "PK": an archive. Anything else is neither of the two.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err("not_a_docx");
  return docx("docxParagraphs", bytes);
}
