import sharp from "sharp";

import { PHOTO_BYTES } from "#app/crypto/bundle-record.ts";

/** From the clearest to the smallest; the last always fits. Portrait 35:45, as printed. */
const STEPS = [
  { width: 196, quality: 50 },
  { width: 168, quality: 45 },
  { width: 168, quality: 30 },
  { width: 140, quality: 25 },
  { width: 105, quality: 20 },
  { width: 70, quality: 10 },
] as const;

/** A face for the guard's phone, at most PHOTO_BYTES of WebP; empty when the picture cannot be read. */
export async function thumbnail(photo: Uint8Array): Promise<Uint8Array> {
  for (const { width, quality } of STEPS) {
    const height = Math.round((width * 45) / 35);
    const webp = await sharp(photo)
      .resize(width, height, { fit: "cover", position: "top" })
      .webp({ quality, effort: 4 })
      .toBuffer()
      .catch(() => new Uint8Array());
    if (webp.length <= PHOTO_BYTES) return webp;
  }
  return new Uint8Array();
}
