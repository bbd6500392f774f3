import type { Language } from "#app/domain/language/languages.ts";

/** A line of the table of facts: "Nominations close", **20 September, 18:00** in Astana. Line ends are kept. */
export type Fact = { name: string; strong?: string; value: string };

/** What a letter of the house says, all of it in the recipient's language, as plain text. */
export type Letter = {
  language: Language;
  /** What mail programs show beside the subject; the first paragraph when it is left out. */
  preview?: string;
  heading: string;
  /** The greeting is the first of them. Line ends within one are kept. */
  paragraphs: readonly string[];
  /** One thing to do. `href` is absolute; `note` stands under the button in small letters. */
  button?: { label: string; href: string; note?: string };
  facts?: readonly Fact[];
  /** "Passports never by e-mail": stands in letters that ask for data. */
  passportWarning?: boolean;
  /** The gist in the two other languages, each with a link to all of it where there is one. */
  otherLanguages?: readonly { language: Language; text: string; link?: Link }[];
  /** Why this person gets it; the Secretariat's name and place stand before. */
  foot?: string;
  footLink?: Link;
};
export type Link = { label: string; href: string };

/** The words of the house around a letter. */
export type SheetWords = {
  title: string;
  otherTitles: readonly { language: Language; title: string }[];
  warning: { strong: string; text: string };
  sender: string;
};
