import { and, asc, count, eq, inArray } from "drizzle-orm";
import sharp from "sharp";

import { isUuid } from "#app/domain/uuid.ts";
import { importPhoto, nomineeImport } from "#db/schema/import.ts";
import { file } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { openPhoto } from "./photos.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

const NOT_TAKEN = ["refused", "unmatched", "ambiguous"] as const;
/** Named on the page; of more, the number. */
const NAMED = 50;

/** How many pictures became photos, of how many that could; those of rows to be mended wait, and count for neither. */
export async function photoCounts(importId: string): Promise<{ kept: number; total: number }> {
  const states = await database()
    .select({ state: importPhoto.state, pictures: count() })
    .from(importPhoto)
    .where(eq(importPhoto.importId, importId))
    .groupBy(importPhoto.state);
  const total = states.reduce((sum, { pictures }) => sum + pictures, 0);
  return { kept: states.find(({ state }) => state === "kept")?.pictures ?? 0, total };
}

/** The pictures that were not taken, with the reason of each; the first fifty, and how many more there are. */
export async function refusedPhotos(importId: string) {
  const wanted = and(
    eq(importPhoto.importId, importId),
    inArray(importPhoto.state, [...NOT_TAKEN]),
  );
  const [total] = await database().select({ pictures: count() }).from(importPhoto).where(wanted);
  const pictures = await database()
    .select()
    .from(importPhoto)
    .where(wanted)
    .orderBy(asc(importPhoto.state), asc(importPhoto.position))
    .limit(NAMED);
  return {
    named: pictures.map(({ position, state, row, aboutSealed }) => ({
      position,
      row,
      ...openPhoto(aboutSealed, Leave.notShown("delegation_reads_its_own_form")),
      state,
    })),
    more: Math.max(0, (total?.pictures ?? 0) - NAMED),
  };
}

/** A small picture for the preview, for the delegation whose import it is; null for everybody else. */
export async function previewPhoto(
  delegationId: string,
  importId: string,
  position: number,
): Promise<Uint8Array | null> {
  if (!isUuid(importId) || !Number.isInteger(position) || position < 0 || position > 1e6)
    return null;
  const [found] = await database()
    .select({ bytes: file.bytes })
    .from(importPhoto)
    .innerJoin(file, eq(file.id, importPhoto.fileId))
    .innerJoin(nomineeImport, eq(nomineeImport.id, importPhoto.importId))
    .where(
      and(
        eq(importPhoto.importId, importId),
        eq(importPhoto.position, position),
        eq(nomineeImport.delegationId, delegationId),
      ),
    );
  return found ? sharp(found.bytes).resize(96, 128).jpeg({ quality: 78 }).toBuffer() : null;
}
