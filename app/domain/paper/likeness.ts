/** How a name of any script is written in plain Latin letters; passed in, for it takes tables of a package. */
export type Fold = (text: string) => string;

/** A word of a name, reduced to what spellings of it have in common. */
export type NameWord = { key: string; consonants: string; unvowelled: boolean };

const UNVOWELLED = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const ARABIC_ARTICLE = /^ال(?=..)/u;

/** Spellings that systems of romanisation (ICAO 9303-3 §6, BGN/PCGN, ISO 9, Kazakh 2021) give to one sound. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, "s"],
  [/tch|ch|tsh/g, "c"],
  [/sh|ş/g, "s"],
  [/zh|dzh|dj|j/g, "z"],
  [/gh/g, "g"],
  [/kh|h|x/g, "h"],
  [/ts|tz/g, "c"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ck|q/g, "k"],
  [/w/g, "v"],
  [/ou|oo/g, "u"],
  [/[iy][aeou]/g, "a"],
  [/[aeou][iy]|ee|ii|iy|yi|y/g, "i"],
  [/e/g, "a"],
  [/o/g, "u"],
  [/(.)\1+/g, "$1"],
];

const sounds = (word: string): string =>
  SOUNDS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word);

const consonantsOf = (word: string): string =>
  sounds(word)
    .replace(/^al(?=.{3})/, "")
    .replace(/[aiuv]/g, "");

/** The words of a name or line, in their order. A word in a script without vowels keeps its consonants to compare by. */
export function nameWords(text: string, fold: Fold): NameWord[] {
  return text
    .normalize("NFC")
    .split(/[^\p{L}\p{M}'’‘ʼ`´]+/u)
    .filter(Boolean)
    .map((raw) => {
      const plain = fold(raw.replace(ARABIC_ARTICLE, ""))
        .toLowerCase()
        .replace(/[^a-z]/g, "");
      return {
        key: sounds(plain),
        consonants: consonantsOf(plain),
        unvowelled: UNVOWELLED.test(raw),
      };
    })
    .filter(({ key }) => key !== "");
}

/** Whether two words are spellings of one name: equal in sound, one letter apart when long, or alike in consonants. */
export function sameWord(a: NameWord, b: NameWord): boolean {
  if (a.key === b.key) return true;
  if (a.unvowelled || b.unvowelled)
    return a.consonants.length >= 2 && a.consonants === b.consonants;
  const shorter = Math.min(a.key.length, b.key.length);
  return shorter >= 4 && distanceWithin(a.key, b.key, shorter >= 8 ? 2 : 1);
}

/** Levenshtein's distance, given up as soon as it must exceed `most`. The first letter must agree. */
function distanceWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most || a[0] !== b[0]) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return false;
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}
