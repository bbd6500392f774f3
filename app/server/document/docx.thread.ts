import { type FileEntry, TextWriter, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { Parser } from "saxen";

import { err, ok, type Result } from "../../domain/result.ts";

const TEXT = "word/document.xml";
const MAX_UNPACKED = 30_000_000;

export type DocxRefusal = "not_a_docx" | "encrypted" | "macros" | "broken" | "heavy";

/**
 * The paragraphs of a DOCX (ECMA-376-1 §17.3): its text as it stands with tracked insertions accepted and deletions left out.
 * Headers, notes and pictures are not read. Refuses what is no DOCX, has a password or macros, or unpacks to too much.
 */
export async function docxParagraphs(bytes: Uint8Array): Promise<Result<string[], DocxRefusal>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    const entries = await zip.getEntries();
    const files = entries.filter((entry): entry is FileEntry => !entry.directory);
    if (files.some(({ encrypted }) => encrypted)) return err("encrypted");
    if (files.some(({ filename }) => filename.endsWith("vbaProject.bin"))) return err("macros");
    const text = files.find(({ filename }) => filename === TEXT);
    if (!text) return err("not_a_docx");
    if (text.uncompressedSize > MAX_UNPACKED) return err("heavy");
    return ok(paragraphsIn(await text.getData(new TextWriter(), { useWebWorkers: false })));
  } catch {
    return err("broken");
  } finally {
    await zip.close().catch(() => undefined);
  }
}

/** Elements of WordprocessingML by their usual prefix, which every writer of DOCX uses. */
function paragraphsIn(xml: string): string[] {
  const paragraphs: string[] = [];
  let open = "";
  let inText = false;
  const parser = new Parser();
  parser.on("openTag", (name) => {
    if (name === "w:t") inText = true;
    else if (name === "w:tab" || name === "w:br" || name === "w:cr") open += " ";
  });
  parser.on("closeTag", (name) => {
    if (name === "w:t") inText = false;
    else if (name === "w:p") {
      const text = open.replace(/\s+/g, " ").trim();
      if (text) paragraphs.push(text);
      open = "";
    }
  });
  parser.on("text", (text, decode) => {
    if (inText) open += decode(text);
  });
  parser.on("cdata", (text) => {
    if (inText) open += text;
  });
  parser.on("error", (fault) => {
    throw fault;
  });
  parser.parse(xml);
  return paragraphs;
}
