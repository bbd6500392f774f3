import sharp, { type Sharp } from "sharp";

import { photoTypeOf } from "#app/domain/nominee/photo-type.ts";
import {
  type Crop,
  cutThreeByFour,
  PHOTO_LEAST,
  PHOTO_MASTER,
  PHOTO_MAX_BYTES,
  PHOTO_MAX_PIXELS,
  type PhotoRefusal,
} from "#app/domain/nominee/photo.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { decodeHeic } from "./heic.server.ts";

/** A photo as it is kept: 3 : 4 JPEG, at most 900 × 1200, with nothing of the upload's metadata. */
export type Master = { jpeg: Uint8Array; width: number; height: number };

const READ = { limitInputPixels: PHOTO_MAX_PIXELS, failOn: "truncated", autoOrient: true } as const;

/**
 * Makes the master of an uploaded picture: type by its own bytes, size before a pixel is decoded, upright, cut, encoded
 * anew. Refuses rather than repairs.
 * @param crop of the upright picture; null cuts the largest centred 3 : 4
 */
export async function makeMaster(
  bytes: Uint8Array,
  crop: Crop | null,
): Promise<Result<Master, PhotoRefusal>> {
  if (bytes.length > PHOTO_MAX_BYTES) return err("too_big");
  const type = photoTypeOf(bytes);
  if (!type.ok) return type;
  try {
    const upright =
      type.value === "heic" ? await fromHeic(bytes) : await fromHeader(bytes, type.value);
    return upright.ok ? await cutAndEncode(upright.value, crop) : upright;
  } catch {
    return err("broken");
  }
}

type Upright = { picture: Sharp; width: number; height: number };

async function fromHeic(bytes: Uint8Array): Promise<Result<Upright, PhotoRefusal>> {
  const raw = await decodeHeic(bytes);
  if (!raw.ok) return raw;
  const { data, ...size } = raw.value;
  return ok({ picture: sharp(data, { raw: size }), width: size.width, height: size.height });
}

/** Reads the header alone: a small file may claim a picture of gigabytes. */
async function fromHeader(
  bytes: Uint8Array,
  type: "jpeg" | "png",
): Promise<Result<Upright, PhotoRefusal>> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (header.format !== type) return err("two_types");
  if (header.width * header.height > PHOTO_MAX_PIXELS) return err("too_many_pixels");
  const { width, height } = header.autoOrient;
  return ok({ picture: sharp(bytes, READ), width, height });
}

async function cutAndEncode(
  { picture, width, height }: Upright,
  crop: Crop | null,
): Promise<Result<Master, PhotoRefusal>> {
  const cut = cutThreeByFour(width, height, crop);
  if (cut.width < PHOTO_LEAST.width || cut.height < PHOTO_LEAST.height)
    return err("too_few_pixels");
  const { data, info } = await picture
    .extract(cut)
    .resize({ ...PHOTO_MASTER, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 88, mozjpeg: true })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true });
  return ok({ jpeg: data, width: info.width, height: info.height });
}
