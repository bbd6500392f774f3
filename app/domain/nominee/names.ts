import { err, ok, type Result } from "../result.ts";

/** Longest name or line of text, in characters (code points after NFC). */
export const LONGEST_LINE = 80;

export type TextRefusal =
  | { kind: "too_long"; characters: number }
  | { kind: "forbidden_character"; character: string }
  | { kind: "no_letter" };

// Joiners U+200C and U+200D stay: Persian and Indic names are written with them.
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}]|(?![\u200C\u200D])\p{Cf}/u;
const NOT_OF_A_NAME = /[^\p{L}\p{M}\p{Pd} '’‘ʼʻ`´.,·/()\u200C\u200D]/u;

/**
 * One line of free text (honorific, position): NFC, white space collapsed, at most 80 characters; refuses control,
 * invisible and direction-overriding characters, which could make a line read as another.
 */
export function parseLine(text: string): Result<string, TextRefusal> {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const invisible = INVISIBLE.exec(line);
  if (invisible) return err({ kind: "forbidden_character", character: codePoint(invisible[0]) });
  const characters = [...line].length;
  return characters > LONGEST_LINE ? err({ kind: "too_long", characters }) : ok(line);
}

/**
 * A name as printed in a passport, in any script: letters, marks, apostrophes, hyphens, dots; one letter is a name, and
 * so is nothing (a mononym has no given names). Refuses digits and symbols besides what `parseLine` refuses.
 */
export function parseName(text: string): Result<string, TextRefusal> {
  const line = parseLine(text);
  if (!line.ok || line.value === "") return line;
  const foreign = NOT_OF_A_NAME.exec(line.value);
  if (foreign) return err({ kind: "forbidden_character", character: foreign[0] });
  return /\p{L}/u.test(line.value) ? line : err({ kind: "no_letter" });
}

/** "U+202E": what cannot be seen must be named. */
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
