import sharp from "sharp";

import {
  type Crop,
  cutThreeByFour,
  PHOTO_LEAST,
  PHOTO_MASTER,
  type PhotoMeasures,
  type PhotoRefusal,
} from "#app/domain/nominee/photo.ts";
import type { PhotoType } from "#app/domain/nominee/photo-type.ts";
import { MEASURED, measureGreys } from "#app/domain/nominee/photo-measures.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { type Upright, uprightPicture } from "./upright.server.ts";

/** A photo as it is kept: 3 : 4 JPEG, at most 900 × 1200, with nothing of the upload's metadata. */
export type Master = { jpeg: Uint8Array; width: number; height: number };

/** Cuts and encodes a picture whose type and size were looked at before. */
export async function cutMaster(
  bytes: Uint8Array,
  type: PhotoType,
  crop: Crop | null,
): Promise<Result<Master, PhotoRefusal>> {
  try {
    const upright = await uprightPicture(bytes, type);
    return upright.ok ? await cutAndEncode(upright.value, crop) : upright;
  } catch {
    return err("broken");
  }
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
    // mozjpeg would save an eighth of the bytes for five times the time: of a list of 5,000 that is minutes.
    .jpeg({ quality: 88, quantisationTable: 3 })
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
