import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import sharp from "sharp";

const require = createRequire(import.meta.url);

/** 33 x 42.43 mm at 300 dots an inch. */
const PHOTO = { width: 390, height: 501 } as const;
/** 14 x 10.5 mm at 900 dots an inch: flags have fine arms. */
const FLAG = { width: 496, height: 372 } as const;

/** The stored photo cut to 35:45 from its middle, as JPEG without metadata. */
export function badgePhoto(master: Uint8Array): Promise<Buffer> {
  return sharp(master, { limitInputPixels: 50_000_000 })
    .resize({ ...PHOTO, fit: "cover", position: "centre" })
    .flatten({ background: "#FFFFFF" })
    .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

const flags = new Map<string, Promise<string | undefined>>();

/**
 * A flag of 4:3 as data URI of a PNG, drawn once a process; undefined where there is none of that code (ISO 3166-1
 * alpha-2). As a string, pdfkit knows it again and embeds it once a document, however many badges show it.
 */
export function flagPicture(iso2: string): Promise<string | undefined> {
  const code = iso2.toLowerCase();
  let picture = flags.get(code);
  if (!picture) {
    picture = drawFlag(code);
    flags.set(code, picture);
  }
  return picture;
}

async function drawFlag(code: string): Promise<string | undefined> {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  let svg: Buffer;
  try {
    svg = await readFile(require.resolve(`flag-icons/flags/4x3/${code}.svg`));
  } catch {
    return undefined;
  }
  const png = await sharp(svg, { density: 160 })
    .resize({ ...FLAG, fit: "fill" })
    .flatten({ background: "#FFFFFF" })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString("base64")}`;
}
