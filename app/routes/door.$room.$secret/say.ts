import type { Trilingual } from "#app/domain/language/languages.ts";
import type { Counted, SignWords } from "#app/server/bilateral/room/sign-words.server.ts";

/** A counted text, with its number in it, in the words' language. */
export function counted({ language }: SignWords, forms: Counted, count: number): string {
  const form = new Intl.PluralRules(language).select(count);
  return (forms[form] ?? forms.other ?? "").replace("{{count}}", String(count));
}

/** A text in the languages after the first, each with its language; what says the same as one before says it once. */
export function others(
  words: readonly SignWords[],
  text: (words: SignWords) => string,
): { language: SignWords["language"]; text: string }[] {
  const [lead, ...rest] = words;
  const said = new Set(lead ? [text(lead)] : []);
  return rest.flatMap((each) => {
    const it = text(each);
    if (said.has(it)) return [];
    said.add(it);
    return [{ language: each.language, text: it }];
  });
}

/** A name in the words' language. */
export const named =
  (name: Trilingual) =>
  ({ language }: SignWords): string =>
    name[language];
