import type { Language } from "#app/domain/language/languages.ts";
import { SPOKEN_LANGUAGES, type SpokenLanguage } from "#app/domain/travel/languages.ts";

export type NamedLanguage = { code: SpokenLanguage; name: string };

/** Languages by name, in the reader's own; named here because a browser may not know Kazakh names (CLDR). */
export function namedLanguages(language: Language): NamedLanguage[] {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return SPOKEN_LANGUAGES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) =>
    a.name.localeCompare(b.name, language),
  );
}
