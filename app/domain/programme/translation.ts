import type { Language, Trilingual } from "../language/languages.ts";
import type { ProgrammeItem } from "./item.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Languages in which a text of the item is missing or still stands in Latin letters. */
export function untranslated(
  item: Pick<ProgrammeItem, "title" | "note" | "place" | "agenda">,
): Language[] {
  const agenda = item.agenda.flatMap(({ title, speakers }) => [
    title,
    ...speakers.map(({ office }) => office),
  ]);
  const texts = [item.title, item.note, item.place, ...agenda].flatMap((text) => text ?? []);
  const lacks = (text: Trilingual, language: Language): boolean =>
    text[language] === "" || (language !== "en" && !CYRILLIC.test(text[language]));
  return (["en", "ru", "kk"] as const).filter((language) =>
    texts.some((text) => lacks(text, language)),
  );
}
