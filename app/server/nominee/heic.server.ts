import { PHOTO_MAX_PIXELS, type PhotoRefusal } from "#app/domain/nominee/photo.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

export type RawPicture = { data: Uint8Array; width: number; height: number; channels: 4 };

/**
 * Decodes the first picture of a HEIC file, which sharp cannot, upright (libheif applies its rotation itself).
 * Its size is looked at before a pixel is decoded. Loaded at first use: the decoder weighs 1.5 MB.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Result<RawPicture, PhotoRefusal>> {
  const { default: libheif } = await import("libheif-js/wasm-bundle.js");
  let images: ReturnType<InstanceType<typeof libheif.HeifDecoder>["decode"]> = [];
  try {
    images = new libheif.HeifDecoder().decode(bytes);
    const [image] = images;
    if (!image) return err("broken");
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > PHOTO_MAX_PIXELS) return err("too_many_pixels");
    const data = new Uint8ClampedArray(width * height * 4);
    const decoded = await new Promise<unknown>((resolve) =>
      image.display({ data, width, height }, resolve),
    );
    return decoded
      ? ok({ data: new Uint8Array(data.buffer), width, height, channels: 4 })
      : err("broken");
  } catch {
    return err("broken");
  } finally {
    for (const image of images) image.free();
  }
}
