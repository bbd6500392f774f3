import { and, eq, inArray } from "drizzle-orm";

import type { ParagraphChange } from "#app/domain/document/comparison.ts";
import { type Reader, readsDrafts } from "#app/domain/document/reading.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { documentVersion } from "#db/schema/document.ts";

import { database } from "../platform/database.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import type * as compareThread from "./compare.thread.ts";
import { listDocuments } from "./documents.server.ts";
import { documentRules } from "./reader.server.ts";

const compare = inThreads<typeof compareThread>("app/server/document/compare.thread.ts");

export type ComparisonPage = {
  title: Trilingual;
  numbers: number[];
  before: { number: number; brackets: number; language: string };
  after: { number: number; brackets: number; language: string };
  changes: ParagraphChange[];
};

/**
 * Two versions of a document beside each other: those wished, or the last two.
 * @returns null where there are no two, or the document is not the reader's to read
 */
export async function comparisonPage(
  documentId: string,
  reader: Reader,
  wished: { from: number | null; to: number | null },
  now: Date,
): Promise<ComparisonPage | null> {
  if (!readsDrafts(reader, await documentRules())) return null;
  const [document] = await listDocuments(reader, now, documentId);
  const last = document?.version?.number ?? 0;
  if (!document || last < 2) return null;
  const within = (number: number | null) => number !== null && number >= 1 && number <= last;
  const to = within(wished.to) ? (wished.to ?? last) : last;
  const from = within(wished.from) ? (wished.from ?? to) : Math.max(1, to - 1);
  const { number, paragraphs, brackets, language } = documentVersion;
  const rows = await database()
    .select({ number, paragraphs, brackets, language })
    .from(documentVersion)
    .where(and(eq(documentVersion.documentId, documentId), inArray(number, [from, to])));
  const before = rows.find((row) => row.number === from);
  const after = rows.find((row) => row.number === to);
  if (!before || !after) return null;
  return {
    title: document.title,
    numbers: Array.from({ length: last }, (_, index) => index + 1),
    before: { number: from, brackets: before.brackets, language: before.language },
    after: { number: to, brackets: after.brackets, language: after.language },
    changes: await compare("compareVersions", before.paragraphs, after.paragraphs),
  };
}
