import sharp, { type Sharp } from "sharp";

import type { PhotoType } from "#app/domain/nominee/photo-type.ts";
import { PHOTO_MAX_PIXELS, type PhotoRefusal } from "#app/domain/nominee/photo.ts";
import { ok, type Result } from "#app/domain/result.ts";

import { decodeHeic } from "./heic.server.ts";

// As many threads as cores work side by side: one libvips thread each, and no picture remembered.
sharp.concurrency(1);
sharp.cache(false);

const READ = { limitInputPixels: PHOTO_MAX_PIXELS, failOn: "truncated", autoOrient: true } as const;

/** A picture to work on, with its size as a person sees it. */
export type Upright = { picture: Sharp; width: number; height: number };

/**
 * Opens an upload whose type and claimed size were looked at before. For threads: HEIC takes up to a second of CPU.
 * @throws what sharp throws, for a file that is broken
 */
export async function uprightPicture(
  bytes: Uint8Array,
  type: PhotoType,
): Promise<Result<Upright, PhotoRefusal>> {
  if (type !== "heic") {
    const { width, height } = (await sharp(bytes, READ).metadata()).autoOrient;
    return ok({ picture: sharp(bytes, READ), width, height });
  }
  const raw = await decodeHeic(bytes);
  if (!raw.ok) return raw;
  const { data, ...size } = raw.value;
  return ok({ picture: sharp(data, { raw: size }), width: size.width, height: size.height });
}
