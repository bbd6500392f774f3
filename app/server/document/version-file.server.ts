import { and, eq } from "drizzle-orm";

import { type Reader, readsDrafts } from "#app/domain/document/reading.ts";
import { documentVersion } from "#db/schema/document.ts";

import { database } from "../platform/database.server.ts";
import { listDocuments } from "./documents.server.ts";
import { documentRules } from "./reader.server.ts";

export type VersionFile = { bytes: Uint8Array<ArrayBuffer>; name: string; mediaType: string };

/**
 * The file of a version for those who read the document; of an adopted one the public gets the adopted text alone. Null for
 * everybody else, as for a file that there is not.
 */
export async function versionFile(
  documentId: string,
  number: number,
  reader: Reader,
  now: Date,
): Promise<VersionFile | null> {
  const [document] = await listDocuments(reader, now, documentId);
  if (!document) return null;
  const isAdoptedText = number === document.version?.number;
  if (!isAdoptedText && !readsDrafts(reader, await documentRules())) return null;
  const [version] = await database()
    .select()
    .from(documentVersion)
    .where(and(eq(documentVersion.documentId, documentId), eq(documentVersion.number, number)));
  if (!version?.file || !version.fileName || !version.mediaType) return null;
  const { file, fileName, mediaType } = version;
  return { bytes: Uint8Array.from(file), name: fileName, mediaType };
}
