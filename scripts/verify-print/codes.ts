import { writeFile } from "node:fs/promises";

import sharp, { type Sharp } from "sharp";

import { readCodes } from "#tests/support/pdf.ts";

import { run } from "./tools.ts";

/** How a code is held before a reader. Degrees and pixels at 300 dots an inch. */
export const POSES = [
  { name: "as printed", turn: 0, blur: 0 },
  { name: "turned by 10° and blurred", turn: 10, blur: 2 },
] as const;
export type Pose = (typeof POSES)[number];

/** Whether zbarimg and the scanner's own decoder read exactly `code` from a picture of a page in that pose. */
export async function readBy(
  pgm: Buffer,
  code: string,
  { turn, blur }: Pose,
  scratch: string,
): Promise<{ zbarimg: boolean; scanner: boolean }> {
  let posed = fromPgm(pgm);
  if (turn !== 0) posed = posed.rotate(turn, { background: "#ffffff" });
  if (blur !== 0) posed = posed.blur(blur);
  const png = await posed.png({ compressionLevel: 1 }).toBuffer();
  await writeFile(scratch, png);
  const scanned = await readCodes(png);
  return {
    zbarimg: byZbar(scratch) === code,
    scanner: scanned.length === 1 && scanned[0] === code,
  };
}

function byZbar(path: string): string | undefined {
  try {
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path).trim();
  } catch {
    // It ends with an error where it finds nothing.
    return undefined;
  }
}

/** The grey pixels of pdftoppm: `P5 width height 255` and a byte each (netpbm). */
function fromPgm(pgm: Buffer): Sharp {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 64).toString("latin1"));
  if (!head) throw new Error("pdftoppm gave no grey picture");
  const [width, height] = [Number(head[1]), Number(head[2])];
  return sharp(pgm.subarray(head[0].length), { raw: { width, height, channels: 1 } });
}
