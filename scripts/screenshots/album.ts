import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import sharp from "sharp";

const MOST_BYTES = 200_000;
/** Of 255: less than this in each channel is the dither of a palette. */
const NOTICED = 48;
/** An edge drawn otherwise; a digit is more. */
const USUAL_SHARE = 0.00005;

/** The pictures' folder. */
export class Album {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * Keeps a picture as `NAME.png` with a palette, unless the one that is there shows the same.
   * @param options.share of the pixels that may differ: more where a fresh code is drawn, which is another each time
   * @throws when it would weigh more than a page should wait for
   */
  async keep(name: string, picture: Uint8Array, options: { share?: number } = {}): Promise<void> {
    const path = join(this.#folder, `${name}.png`);
    const png = await sharp(picture)
      .png({ palette: true, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (png.length > MOST_BYTES) throw new Error(`${name}.png weighs ${png.length} bytes`);
    const differing = await shareThatDiffers(pathOrNothing(path), png);
    const changed = differing > (options.share ?? USUAL_SHARE);
    if (changed) writeFileSync(path, png);
    const size = `${Math.round(png.length / 1000)} kB`;
    console.log(`${changed ? "new " : "same"}  ${name}  ${size}`);
  }
}

function pathOrNothing(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** From 0 (the same) to 1 (nothing alike, another size, or nothing there before). */
async function shareThatDiffers(before: Buffer | null, after: Buffer): Promise<number> {
  if (!before) return 1;
  const raw = (png: Buffer) =>
    sharp(png).removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const [old, now] = await Promise.all([raw(before), raw(after)]);
  if (old.info.width !== now.info.width || old.info.height !== now.info.height) return 1;
  const { channels } = now.info;
  let differing = 0;
  for (let at = 0; at < now.data.length; at += channels) {
    const pixel = now.data.subarray(at, at + channels);
    if (pixel.some((value, channel) => Math.abs(value - (old.data[at + channel] ?? 0)) > NOTICED))
      differing++;
  }
  return differing / (now.info.width * now.info.height);
}
