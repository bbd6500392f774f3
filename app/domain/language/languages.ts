/** The languages of the interface and of every document; the order is that of screens. */
export const LANGUAGES = ["en", "ru", "kk"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Side by side on paper the host's language leads: Kazakh, Russian, English. */
export const PAPER_ORDER = ["kk", "ru", "en"] as const satisfies readonly Language[];

/** One text in each language. */
export type Trilingual = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
