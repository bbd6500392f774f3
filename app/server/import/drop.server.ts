import { eq, inArray, isNotNull, and, notExists } from "drizzle-orm";

import { importChunk, importPhoto, importRow } from "#db/schema/import.ts";
import { file, nominee } from "#db/schema/nominee.ts";

import { database, type Transaction } from "../platform/database.server.ts";

/** Deletes what was read of an import: rows, photos and their pictures, unless a nominee shows them by now. */
export async function dropContents(importId: string): Promise<void> {
  await database().transaction((tx) => dropContentsIn(tx, importId));
}

/** The same within a transaction. */
export async function dropContentsIn(tx: Transaction, importId: string): Promise<void> {
  const pictures = tx
    .select({ id: importPhoto.fileId })
    .from(importPhoto)
    .where(and(eq(importPhoto.importId, importId), isNotNull(importPhoto.fileId)));
  const shown = tx.select().from(nominee).where(eq(nominee.photoId, file.id));
  await tx.delete(file).where(and(inArray(file.id, pictures), notExists(shown)));
  await tx.delete(importPhoto).where(eq(importPhoto.importId, importId));
  await tx.delete(importRow).where(eq(importRow.importId, importId));
}

/** Deletes the uploaded files too. */
export async function dropEverythingIn(tx: Transaction, importId: string): Promise<void> {
  await dropContentsIn(tx, importId);
  await tx.delete(importChunk).where(eq(importChunk.importId, importId));
}
