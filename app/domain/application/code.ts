import type { Fold } from "../paper/likeness.ts";

/** Two to eight capital letters, as printed on badges and boards. */
export const CODE = /^[A-Z]{2,8}$/;
const MOST = 8;

/**
 * A code for an entity that applies: the initials of a long name, else its longest word, cut to eight letters; the last
 * letter is changed until nobody else has it. The officer may write another.
 * @param taken codes in use, in capitals
 * @example "Steppe Lantern" is LANTERN, "Kazakh National Television and Radio" is KNTAR
 */
export function suggestCode(name: string, taken: ReadonlySet<string>, fold: Fold): string {
  const words = fold(name)
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? "";
  const initials = words.map((word) => word[0]).join("");
  const base = (words.length >= 3 ? initials : longest).slice(0, MOST).padEnd(2, "X");
  if (!taken.has(base)) return base;
  const stem = base.slice(0, MOST - 2);
  for (let n = 0; n < 26 * 26; n++) {
    const code = stem + letter(Math.floor(n / 26)) + letter(n % 26);
    if (!taken.has(code)) return code;
  }
  return base;
}

const letter = (n: number): string => String.fromCharCode(65 + n);
