import { createHash, randomUUID } from "node:crypto";

import { and, eq, notExists, sql } from "drizzle-orm";
import sharp from "sharp";

import { reachOf } from "#app/domain/access/may.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { file, nominee } from "#db/schema/nominee.ts";

import type { Viewer } from "../platform/access/viewer.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import type { Master } from "./photo.server.ts";

/** Keeps a master; answers the id under which `/files/:id` gives it to those entitled. */
export async function keepPhoto(tx: Transaction, master: Master): Promise<string> {
  const [kept] = await keepPhotos(tx, [master]);
  if (!kept) throw new Error("The photo was not kept");
  return kept;
}

/** Keeps several by one statement; answers their ids in the same order. */
export async function keepPhotos(tx: Transaction, masters: readonly Master[]): Promise<string[]> {
  const files = masters.map(({ jpeg, width, height }) => ({
    id: randomUUID(),
    mediaType: "image/jpeg",
    sha256: createHash("sha256").update(jpeg).digest(),
    bytes: jpeg,
    width,
    height,
  }));
  await tx.insert(file).values(files);
  return files.map(({ id }) => id);
}

/** Removes a photo that no nominee shows any more: a face is not kept longer than it is needed. */
export async function dropPhoto(tx: Transaction, photoId: string): Promise<void> {
  const shown = tx.select().from(nominee).where(eq(nominee.photoId, photoId));
  await tx.delete(file).where(and(eq(file.id, photoId), notExists(shown)));
}

/** The master of a photo, for measuring and cutting again; null when there is none. */
export async function photoMaster(photoId: string): Promise<Master | null> {
  const [kept] = await database().select().from(file).where(eq(file.id, photoId));
  return kept ? { jpeg: kept.bytes, width: kept.width ?? 0, height: kept.height ?? 0 } : null;
}

export type ServedFile = { bytes: Uint8Array; mediaType: string; etag: string };

/**
 * A file for somebody entitled to it: their own delegation's, or any for the host's people at this door. Null for
 * everybody else, as for a file that does not exist.
 * @param size `small` is 96 × 128, for lists on a slow line
 */
export async function fileFor(
  viewer: Viewer,
  id: string,
  size: "whole" | "small",
): Promise<ServedFile | null> {
  const seesAll = reachOf("routes/files.$id", viewer) === "any";
  if (!isUuid(id) || (!seesAll && viewer.delegationId === null)) return null;
  const [found] = await database()
    .select({ bytes: file.bytes, mediaType: file.mediaType, sha256: file.sha256 })
    .from(file)
    .innerJoin(nominee, eq(nominee.photoId, file.id))
    .where(
      and(
        eq(file.id, id),
        seesAll ? sql`true` : eq(nominee.delegationId, viewer.delegationId ?? ""),
      ),
    )
    .limit(1);
  if (!found) return null;
  const etag = `"${Buffer.from(found.sha256).toString("base64url").slice(0, 22)}-${size}"`;
  if (size === "whole") return { ...found, etag };
  const bytes = await sharp(found.bytes).resize(96, 128).jpeg({ quality: 78 }).toBuffer();
  return { bytes, mediaType: "image/jpeg", etag };
}
