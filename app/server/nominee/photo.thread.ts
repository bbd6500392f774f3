import sharp, { type Sharp } from "sharp";

import {
  type Crop,
  cutThreeByFour,
  PHOTO_LEAST,
  PHOTO_MASTER,
  PHOTO_MAX_PIXELS,
  type PhotoMeasures,
  type PhotoRefusal,
} from "#app/domain/nominee/photo.ts";
import type { PhotoType } from "#app/domain/nominee/photo-type.ts";
import { MEASURED, measureGreys } from "#app/domain/nominee/photo-measures.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { decodeHeic } from "./heic.server.ts";

/** A photo as it is kept: 3 : 4 JPEG, at most 900 × 1200, with nothing of the upload's metadata. */
export type Master = { jpeg: Uint8Array; width: number; height: number };

// As many threads as cores work side by side: one libvips thread each, and no picture remembered.
sharp.concurrency(1);
sharp.cache(false);

const READ = { limitInputPixels: PHOTO_MAX_PIXELS, failOn: "truncated", autoOrient: true } as const;

/** Cuts and encodes a picture whose type and size were looked at before. */
export async function cutMaster(
  bytes: Uint8Array,
  type: PhotoType,
  crop: Crop | null,
): Promise<Result<Master, PhotoRefusal>> {
  try {
    const upright = type === "heic" ? await fromHeic(bytes) : await fromFile(bytes);
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

async function fromFile(bytes: Uint8Array): Promise<Result<Upright, PhotoRefusal>> {
  const { width, height } = (await sharp(bytes, READ).metadata()).autoOrient;
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

/** Measures what `judgePhoto` judges. */
export async function measureMaster({ jpeg, width, height }: Master): Promise<PhotoMeasures> {
  const greys = await sharp(jpeg)
    .greyscale()
    .resize(MEASURED.width, MEASURED.height, { fit: "fill" })
    .raw()
    .toBuffer();
  return { width, height, ...measureGreys(greys) };
}
