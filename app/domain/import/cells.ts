import { err, ok, type Result } from "../result.ts";
import { LANGUAGES, type Trilingual } from "../language/languages.ts";

const two = (digits: string): string => digits.padStart(2, "0");

/**
 * A day as lists write it: `2031-05-22`, `22.05.2031`, `22.5.2031 г.`; a time of day after it is dropped. Answers the ISO
 * text, which may still be no day of the calendar. What can be read in two ways (`05/06/2031`, two-digit years) is refused.
 */
export function readDay(text: string): Result<string, "date_format"> {
  const written = text.normalize("NFKC").replace(/\s+/gu, " ").trim();
  if (written === "") return ok("");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(written);
  if (iso) return ok(`${iso[1]}-${two(iso[2] ?? "")}-${two(iso[3] ?? "")}`);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?: ?(?:г|ж)\.?| [\d:]+)?$/u.exec(written);
  if (dotted) return ok(`${dotted[3]}-${two(dotted[2] ?? "")}-${two(dotted[1] ?? "")}`);
  return err("date_format");
}

type Named = { id: string; letter: string; name: Trilingual };
export type CategoryRefusal =
  { kind: "unknown_category" } | { kind: "several_categories"; letter: string };

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/[\s_-]+/gu, " ")
    .trim();

/** A category by its name in any language, its id, or its letter where only one category has it. */
export function readCategory(
  text: string,
  categories: readonly Named[],
): Result<string, CategoryRefusal> {
  const wanted = plain(text);
  if (wanted === "") return ok("");
  const named = categories.find(
    ({ id, name }) =>
      plain(id) === wanted || LANGUAGES.some((language) => plain(name[language]) === wanted),
  );
  if (named) return ok(named.id);
  const lettered = categories.filter(({ letter }) => letter.toLowerCase() === wanted);
  const [only] = lettered;
  if (only && lettered.length === 1) return ok(only.id);
  return err(
    lettered.length > 1
      ? { kind: "several_categories", letter: wanted.toUpperCase() }
      : { kind: "unknown_category" },
  );
}
