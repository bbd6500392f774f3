import sharp from "sharp";

import type { CategoryLetter } from "#app/domain/badge/letter.ts";
import { MARK } from "#app/domain/ornament/geometry.ts";

import { COLOUR } from "../print/colours.ts";
import { font } from "../print/fonts.server.ts";

/** Telephones show a picture at one, two or three dots a point. */
const DENSITIES = [1, 2, 3] as const;

/** The mark on ink, for lists and notices: 29 points square. */
export const iconPictures = (): Promise<Record<string, Buffer>> =>
  atDensities(
    "icon",
    29,
    `<rect width="64" height="64" fill="${COLOUR.ink900}"/>${mark(COLOUR.gold400, 0.82)}`,
  );

/** The mark alone, beside the summit's name: 50 points square, on the pass's own ground. */
export const logoPictures = (colour: string): Promise<Record<string, Buffer>> =>
  atDensities("logo", 50, mark(colour, 1));

/** The category's letter on a plate: 90 points square. */
export const letterPictures = (
  letter: CategoryLetter,
  colours: { plate: string; ink: string },
): Promise<Record<string, Buffer>> =>
  atDensities(
    "thumbnail",
    90,
    `<rect width="64" height="64" rx="6" fill="${colours.plate}"/>${glyph(letter, colours.ink)}`,
  );

/** `icon.png`, `icon@2x.png`, `icon@3x.png`, from a drawing of 64 units square. */
async function atDensities(
  name: string,
  points: number,
  drawing: string,
): Promise<Record<string, Buffer>> {
  const pictures = DENSITIES.map(async (density) => {
    const side = points * density;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="${side}" height="${side}">${drawing}</svg>`;
    const suffix = density === 1 ? "" : `@${density}x`;
    return [`${name}${suffix}.png`, await sharp(Buffer.from(svg)).png().toBuffer()] as const;
  });
  return Object.fromEntries(await Promise.all(pictures));
}

function mark(colour: string, scale: number): string {
  const stroke = (path: string, width: number) => `<path d="${path}" stroke-width="${width}"/>`;
  return [
    `<g transform="translate(32 32) scale(${scale})" fill="none" stroke="${colour}" stroke-linecap="round">`,
    `<circle r="${MARK.ring.radius}" stroke-width="${MARK.ring.width}"/>`,
    stroke(MARK.cross.path, MARK.cross.width),
    stroke(MARK.ticks.path, MARK.ticks.width),
    "</g>",
  ].join("");
}

/** As an outline: a server need not have our fonts installed. */
function glyph(letter: CategoryLetter, colour: string): string {
  const face = font("sans-extrabold");
  const [drawn] = face.layout(letter).glyphs;
  if (!drawn) throw new Error(`No glyph for ${letter}`);
  const { minX, maxX, minY, maxY } = drawn.bbox;
  const scale = 40 / face.capHeight;
  return `<path transform="translate(32 32) scale(${scale} ${-scale}) translate(${-(minX + maxX) / 2} ${-(minY + maxY) / 2})" fill="${colour}" d="${drawn.path.toSVG()}"/>`;
}
