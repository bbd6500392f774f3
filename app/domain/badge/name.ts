import { inCapitals } from "../nominee/display.ts";

/** Bytes of UTF-8 that the code has room for (docs/formats.md). */
const LIMIT = 24;

/** Cyrillic letters as passports write them (ICAO 9303-3 §6 B), with the Kazakh ones by the nearest of these. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z" },
  ...{ и: "i", й: "i", і: "i", ї: "i", є: "ie", ґ: "g", к: "k", қ: "k", л: "l", м: "m", н: "n" },
  ...{ ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ў: "u" },
  ...{ ф: "f", х: "kh", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "ie", ы: "y", ь: "" },
  ...{ э: "e", ю: "iu", я: "ia", ј: "j", ҳ: "h", ҷ: "j", ӣ: "i", ӯ: "u" },
};

/**
 * The display name of a badge's code, for comparing with the print: `SURNAME Given`, Latin letters, at most 24 bytes,
 * never cut inside a character. Cyrillic is transliterated; signs of other scripts are left out.
 * @param fallback what stands there when no Latin letter is left: the person's number
 */
export function codeName(
  person: { surname: string; givenNames: string; nationality?: string | null },
  fallback: string,
): string {
  const surname = inCapitals(inLatin(person.surname), person.nationality);
  const name = [surname, inLatin(person.givenNames)].filter(Boolean).join(" ");
  return fitBytes(name || fallback, LIMIT);
}

function inLatin(text: string): string {
  return [...text.normalize("NFC")]
    .map((sign) => transliterated(sign))
    .join("")
    .replace(/[^\p{Script=Latin}\p{M}\d .'’-]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .'’-]+|[ -]+$/g, "");
}

function transliterated(sign: string): string {
  const latin = CYRILLIC[sign.toLowerCase()];
  if (latin === undefined) return sign;
  return sign === sign.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}

/** The longest beginning of whole characters (as people count them) within so many bytes of UTF-8. */
export function fitBytes(text: string, limit: number): string {
  let fitted = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (bytesOf(fitted + segment) > limit) break;
    fitted += segment;
  }
  return fitted.trimEnd();
}

function bytesOf(text: string): number {
  return [...text].reduce((bytes, sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return bytes + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
  }, 0);
}
