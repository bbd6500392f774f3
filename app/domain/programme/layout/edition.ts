import type { Language, Trilingual } from "../../language/languages.ts";
import { astanaDay, astanaTime, offsetLabel } from "../../time/astana.ts";
import type { ProgrammeItem } from "../item.ts";

/** The words that the printed programme needs, in one language. */
export type PrintWords = {
  programme: string;
  contents: string;
  version: string;
  continued: string;
  hourUnknown: string;
  cancelled: string;
  press: string;
  closed: string;
  provisional: string;
  /** "All times are Astana time, UTC+6" for the date shown. */
  allTimes: string;
  currentVersion: string;
  staffEdition: string;
  adopted: string;
  /** After whoever is named, delegations take the floor. */
  floor: string;
  online: string;
  hybrid: string;
};

/** Everything that a printed programme says. `items` hold what its audience may see, and nothing else. */
export type Edition = {
  /** One language, or several side by side in the order of paper. */
  languages: readonly Language[];
  staff: boolean;
  version: number;
  publishedAt: Date;
  items: readonly ProgrammeItem[];
  /** Names of the delegations that agendas name, by id. */
  names: Readonly<Record<string, Trilingual>>;
  /** Titles of the documents that the Summit had adopted when this version was published, in their order. */
  adopted: readonly Trilingual[];
  summit: {
    name: Trilingual;
    abbreviation: Trilingual;
    city: Trilingual;
    dates: Trilingual;
    venue: Trilingual;
    days: readonly string[];
  };
  words: Readonly<Record<Language, PrintWords>>;
};

export const isSideBySide = (edition: Edition): boolean => edition.languages.length > 1;

/** One text of every language of the edition, joined; languages that say the same say it once. */
export function joined(
  edition: Edition,
  text: (language: Language) => string,
  glue = " · ",
): string {
  return [...new Set(edition.languages.map(text))].join(glue);
}

/** "12.10.2022, 08:30": the hour of publication in Astana. */
export function publishedLabel({ publishedAt }: Edition): string {
  const [year, month, day] = astanaDay(publishedAt).split("-");
  return `${day}.${month}.${year}, ${astanaTime(publishedAt)}`;
}

/** "Version 3, 12.10.2022, 08:30 (UTC+6)", in every language of the edition. */
export const versionLine = (edition: Edition): string =>
  `${joined(edition, (language) => `${edition.words[language].version} ${edition.version}`)}, ${publishedLabel(edition)} (${offsetLabel(edition.publishedAt)})`;

export const capitalised = (text: string): string =>
  text.charAt(0).toLocaleUpperCase() + text.slice(1);
