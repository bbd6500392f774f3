import { createHash } from "node:crypto";

import { eq } from "drizzle-orm";
import { z } from "zod";

import type { PaperRefusal } from "#app/domain/paper/pdf.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { paper } from "#db/schema/paper.ts";

import type { Transaction } from "../platform/database.server.ts";
import { seal, unseal, unsealText } from "../platform/sealing.server.ts";
import { readPdf } from "./read-pdf.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

/** A PDF that was read and may be kept. */
export type CheckedPaper = { bytes: Uint8Array; pages: number; lines: string[] };

/** Reads an uploaded PDF before a transaction begins; null where none was chosen. */
export async function checkPaper(
  upload: { bytes: Uint8Array } | { tooBig: true } | null,
): Promise<Result<CheckedPaper | null, PaperRefusal>> {
  if (upload === null) return ok(null);
  if ("tooBig" in upload) return err("too_big");
  const read = await readPdf(upload.bytes);
  return read.ok ? ok({ bytes: upload.bytes, ...read.value }) : read;
}

/** Keeps a paper, sealed. */
export async function keepPaper(tx: Transaction, checked: CheckedPaper): Promise<string> {
  const { bytes, pages, lines } = checked;
  const [kept] = await tx
    .insert(paper)
    .values({
      sealed: seal("paper.sealed", bytes),
      sha256: createHash("sha256").update(bytes).digest(),
      byteLength: bytes.length,
      pages,
      textLayer: lines.length > 0 ? "read" : "none",
      linesSealed: lines.length > 0 ? seal("paper.lines_sealed", JSON.stringify(lines)) : null,
    })
    .returning({ id: paper.id });
  if (!kept) throw new Error("The paper was not kept");
  return kept.id;
}

const linesShape = z.array(z.string());

/** The lines of a paper's text layer. */
export const openLines = (sealed: Uint8Array | null, leave: Leave): string[] =>
  sealed === null
    ? []
    : linesShape.parse(JSON.parse(unsealText("paper.lines_sealed", sealed, leave)));

/** The PDF as it was handed in. */
export async function openPaper(
  db: Pick<Transaction, "select">,
  id: string,
  leave: Leave,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [kept] = await db.select({ sealed: paper.sealed }).from(paper).where(eq(paper.id, id));
  return kept ? Uint8Array.from(unseal("paper.sealed", kept.sealed, leave)) : null;
}
