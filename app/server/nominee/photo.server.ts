import sharp from "sharp";

import { type PhotoType, photoTypeOf } from "#app/domain/nominee/photo-type.ts";
import {
  type Crop,
  PHOTO_MAX_BYTES,
  PHOTO_MAX_PIXELS,
  type PhotoMeasures,
  type PhotoRefusal,
} from "#app/domain/nominee/photo.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { inThreads } from "../platform/threads/pool.server.ts";
import type * as photoThread from "./photo.thread.ts";
import type { Master } from "./photo.thread.ts";

export type { Master };

const photoWork = inThreads<typeof photoThread>("app/server/nominee/photo.thread.ts");

/**
 * Makes the master of an uploaded picture: type by its own bytes, size before a pixel is decoded, upright, cut, encoded
 * anew in a thread. Refuses rather than repairs. Call it as often as you like: the work stands in line.
 * @param crop of the upright picture; null cuts the largest centred 3 : 4
 */
export async function makeMaster(
  bytes: Uint8Array,
  crop: Crop | null,
): Promise<Result<Master, PhotoRefusal>> {
  return withPicture(bytes, (type) => photoWork("cutMaster", bytes, type, crop));
}

/**
 * Looks at an upload's bytes, type and claimed size before a pixel is decoded, and lets it be worked on in its turn.
 * @param work in a thread
 */
export async function withPicture<Done>(
  bytes: Uint8Array,
  work: (type: PhotoType) => Promise<Result<Done, PhotoRefusal>>,
): Promise<Result<Done, PhotoRefusal>> {
  if (bytes.length > PHOTO_MAX_BYTES) return err("too_big");
  const type = photoTypeOf(bytes);
  if (!type.ok) return type;
  const looked = await lookAtHeader(bytes, type.value);
  if (!looked.ok) return looked;
  return looked.value.heavy ? oneAtATime(() => work(type.value)) : work(type.value);
}

/** Above this a decoded picture takes a hundred megabytes and more. */
const HEAVY_PIXELS = 24_000_000;

/** Reads the header alone: a small file may claim a picture of gigabytes. HEIC is looked at where it is decoded. */
async function lookAtHeader(
  bytes: Uint8Array,
  type: PhotoType,
): Promise<Result<{ heavy: boolean }, PhotoRefusal>> {
  if (type === "heic") return ok({ heavy: true });
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.format !== type) return err("two_types");
    const pixels = header.width * header.height;
    return pixels > PHOTO_MAX_PIXELS
      ? err("too_many_pixels")
      : ok({ heavy: pixels > HEAVY_PIXELS });
  } catch {
    return err("broken");
  }
}

let line: Promise<unknown> = Promise.resolve();

/** Heavy pictures wait for each other, so that memory is bounded by one of them and not by the number of uploads. */
function oneAtATime<Done>(work: () => Promise<Done>): Promise<Done> {
  const done = line.then(work);
  line = done.catch(() => undefined);
  return done;
}

/** Measures what `judgePhoto` judges, in a thread. */
export const measurePhoto = (master: Master): Promise<PhotoMeasures> =>
  photoWork("measureMaster", master);
