import sharp, { type Sharp } from "sharp";

import type { Upright } from "./upright.server.ts";

type Greys = { data: Uint8Array; width: number; height: number };

/** Wide enough that a character of the zone's 44 has some 30 pixels. */
const PAGE_WIDTH = 1600;
/** The reader knows letters of some 30 pixels best: 44 of a passport, then 30 of a card. */
const WIDTHS = [1500, 1000];
/** Slant is looked for in a small picture; a page held in the hand is seldom more askew. */
const SMALL_WIDTH = 500;
const MOST_SLANT = 5;
/** Dark strokes in a row of pixels through a line of 30 to 44 characters: other text of a page has fewer. */
const STROKES = 34;

/**
 * The pictures in which the zone is read, likeliest first: the band of close text near the foot of the page, then the
 * lower part, each straightened, grey, with the light made even. PNG.
 */
export async function zonePictures({ picture, width }: Upright): Promise<Uint8Array[]> {
  const page = await greysOf(picture.resize({ width: Math.min(width, PAGE_WIDTH) }));
  const small = evenLight(await greysOf(pictureOf(page).resize({ width: SMALL_WIDTH })));
  const slant = slantOf(small);
  const straight = await greysOf(pictureOf(page).rotate(-slant, { background: "#ffffff" }));
  const even = evenLight(straight);
  const band = bandOf(even);
  const lower = { top: Math.round(even.height * 0.6), bottom: even.height };
  const wanted = band ? WIDTHS.map((wide) => rowsOf(even, band, wide)) : [];
  return Promise.all([...wanted, rowsOf(even, lower, PAGE_WIDTH)]);
}

async function greysOf(picture: Sharp): Promise<Greys> {
  const { data, info } = await picture
    .flatten({ background: "#ffffff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

const pictureOf = ({ data, width, height }: Greys): Sharp =>
  sharp(data, { raw: { width, height, channels: 1 } });

/** Divides each pixel by the mean of its surroundings: a lamp on one side leaves no shadow on the other. */
function evenLight({ data, width, height }: Greys): Greys {
  const radius = Math.max(8, Math.round(width / 40));
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const even = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [y0, y1] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)];
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      const sum = (yy: number, xx: number): number => sums[yy * (width + 1) + xx] ?? 0;
      const mean =
        (sum(y1, x1) - sum(y0, x1) - sum(y1, x0) + sum(y0, x0)) / ((y1 - y0) * (x1 - x0));
      even[y * width + x] = Math.min(255, Math.round((210 * (data[y * width + x] ?? 0)) / mean));
    }
  }
  return { data: even, width, height };
}

const isInk = (grey: number | undefined): boolean => grey !== undefined && grey < 150;

/** Degrees by which lines of text fall to the right: where rows of ink and rows of paper differ the most. */
function slantOf({ data, width, height }: Greys): number {
  let best = { slant: 0, contrast: -1 };
  for (let slant = -MOST_SLANT; slant <= MOST_SLANT; slant += 0.25) {
    const rise = Math.tan((slant * Math.PI) / 180);
    const rows = new Float64Array(height);
    for (let y = Math.round(height / 2); y < height; y++)
      for (let x = 0; x < width; x++) {
        const row = Math.round(y - (x - width / 2) * rise);
        if (row >= 0 && row < height && isInk(data[y * width + x]))
          rows[row] = (rows[row] ?? 0) + 1;
      }
    const contrast = rows.reduce((sum, ink, y) => sum + (ink - (rows[y - 1] ?? ink)) ** 2, 0);
    if (contrast > best.contrast) best = { slant, contrast };
  }
  return best.slant;
}

type Rows = { top: number; bottom: number };

/** The lowest rows that are crossed by as many strokes as a line of the zone has, with room around them. */
function bandOf({ data, width, height }: Greys): Rows | null {
  const strokes = (y: number): number => {
    let count = 0;
    for (let x = 1; x < width; x++)
      if (isInk(data[y * width + x]) && !isInk(data[y * width + x - 1])) count++;
    return count;
  };
  const gap = Math.round(width / 20);
  const crossed = Array.from({ length: height }, (_, y) => y).filter((y) => strokes(y) >= STROKES);
  const bottom = crossed.at(-1);
  if (bottom === undefined) return null;
  const top = crossed.reduceRight((above, y) => (above - y > gap ? above : y), bottom);
  if (bottom - top < width / 60) return null;
  const room = Math.round(width / 60);
  return { top: Math.max(0, top - room), bottom: Math.min(height, bottom + room) };
}

async function rowsOf(page: Greys, { top, bottom }: Rows, wide: number): Promise<Uint8Array> {
  return pictureOf(page)
    .extract({ left: 0, top, width: page.width, height: bottom - top })
    .resize({ width: wide })
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: "#d2d2d2" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
