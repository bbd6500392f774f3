import { createHash } from "node:crypto";

import sharp from "sharp";

import { assertNever } from "#app/domain/result.ts";

import * as parts from "./portrait-parts.ts";

export const FIGURES = ["man", "woman", "headscarf"] as const;
/** What a drawn person wears; everything else follows from the seed. */
export type Figure = (typeof FIGURES)[number];

export type Portrait = { jpeg: Uint8Array; width: number; height: number };
/** Drawn faces by seed. */
export type Faces = ReadonlyMap<string, Portrait>;

const WIDTH = 600;
const HEIGHT = 800;

/**
 * Draws an invented face as a 3 : 4 photograph. The same figure and seed give the same picture.
 * @returns JPEG, 600 by 800
 */
export async function drawPortrait(figure: Figure, seed: string): Promise<Portrait> {
  const jpeg = await sharp(Buffer.from(portraitSvg(figure, seed)))
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 86 })
    .toBuffer();
  return { jpeg, width: WIDTH, height: HEIGHT };
}

/** The drawing behind `drawPortrait`. */
function portraitSvg(figure: Figure, seed: string): string {
  const pick = chooser(seed);
  const background = pick(parts.BACKGROUNDS);
  const body = bodyOf(figure, pick);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="${parts.BOX}"><rect x="-20" y="-20" width="180" height="240" fill="${background}"/>${body}</svg>`;
}

type Pick = <const L extends readonly [unknown, ...unknown[]]>(from: L) => L[number];

/** Picks from lists by the bytes of a digest, one byte a choice. */
function chooser(seed: string): Pick {
  const bytes = createHash("sha256").update(seed).digest();
  let next = 0;
  return (from) => {
    const byte = bytes[next % bytes.length] ?? 0;
    next += 1;
    return from[byte % from.length] ?? from[0];
  };
}

function bodyOf(figure: Figure, pick: Pick): string {
  const [skin, shade] = pick(parts.SKINS);
  const colour = pick(parts.HAIRS);
  const glasses = pick([true, false, false, false]) ? parts.GLASSES : "";
  switch (figure) {
    case "man":
      return man(pick, { skin, shade, colour }) + glasses;
    case "woman":
      return woman(pick, { skin, shade, colour }) + glasses;
    case "headscarf":
      return (
        parts.headscarf(pick(parts.BLOUSES), pick(parts.SCARVES), shade) +
        parts.veiledHead(skin) +
        parts.features(shade, true) +
        glasses
      );
    default:
      return assertNever(figure);
  }
}

type Tones = { skin: string; shade: string; colour: string };

function man(pick: Pick, { skin, shade, colour }: Tones): string {
  const hair = pick(parts.MENS_HAIR);
  const bald = hair === parts.MENS_HAIR[3];
  const hairColour = bald ? parts.GREY_HAIR : pick([colour, colour, colour, parts.GREY_HAIR]);
  const face = pick(["plain", "plain", "beard", "moustache"]);
  return (
    parts.suit(pick(parts.JACKETS), pick(parts.TIES), shade) +
    parts.head(skin, shade) +
    parts.hair(hair, hairColour) +
    (face === "beard" ? parts.beard(hairColour, shade) : "") +
    (face === "moustache" ? parts.moustache(hairColour) : "") +
    parts.features(shade, face !== "beard")
  );
}

function woman(pick: Pick, { skin, shade, colour }: Tones): string {
  const back = pick(parts.BACK_HAIR);
  return (
    (back === "" ? parts.bun(colour) : parts.hair(back, colour)) +
    parts.blouse(pick(parts.BLOUSES), pick(parts.SHIRTS), skin, shade) +
    parts.head(skin, shade) +
    parts.hair(pick(parts.WOMENS_HAIR), colour) +
    parts.features(shade, true)
  );
}
