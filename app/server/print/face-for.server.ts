import { type Face, missingGlyphs } from "./fonts.server.ts";
import { isArabic } from "./text.server.ts";

/** Golos has neither the letters of Viet Nam nor the Azerbaijani Ə; the serif, which names States, has them all. */
const ALL_LETTERS = "serif-semibold" satisfies Face;

/** Faces of scripts that neither has, from the one that only its own names need to the one that has most. */
const OF_SCRIPT = [
  { script: /\p{Script=Hangul}/u, face: "korean" },
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, face: "japanese" },
  { script: /\p{Script=Han}/u, face: "chinese" },
] as const satisfies readonly { script: RegExp; face: Face }[];
type Fallback = typeof ALL_LETTERS | (typeof OF_SCRIPT)[number]["face"];

/** The face that can draw a text: the wished one where it has every letter, else the first of the others that has. */
export function faceFor<F extends Face>(text: string, face: F): F | Fallback {
  if (isArabic(text) || holds(face, text)) return face;
  const others = OF_SCRIPT.filter(({ script }) => script.test(text)).map((one) => one.face);
  const candidates: readonly Fallback[] = [ALL_LETTERS, ...others];
  return candidates.find((other) => holds(other, text)) ?? face;
}

const holds = (face: Face, text: string): boolean => missingGlyphs(text, face).length === 0;
