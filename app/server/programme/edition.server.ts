import { type Language, LANGUAGES, PAPER_ORDER } from "#app/domain/language/languages.ts";
import type { ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import type { Edition, PrintWords } from "#app/domain/programme/layout/edition.ts";
import { type Audience, visibleTo } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";

/** One language, or three side by side. */
export const EDITION_LANGUAGES = [...LANGUAGES, "all"] as const;
export type EditionLanguage = (typeof EDITION_LANGUAGES)[number];

export const isEditionLanguage = (value: unknown): value is EditionLanguage =>
  EDITION_LANGUAGES.some((language) => language === value);

/** What a printed programme says, from a published version: only what its audience may see. */
export function editionOf(
  published: PublishedProgramme,
  definition: SummitDefinition,
  wanted: { language: EditionLanguage; audience: Audience },
  adopted: Edition["adopted"],
): Edition {
  const { name, abbreviation, city, dates, venue, days } = definition;
  return {
    languages: wanted.language === "all" ? PAPER_ORDER : [wanted.language],
    staff: wanted.audience === "staff",
    version: published.number,
    publishedAt: new Date(published.publishedAt),
    items: published.items.filter((item: ProgrammeItem) => visibleTo(item, wanted.audience)),
    names: Object.fromEntries(definition.delegations.map((entry) => [entry.id, entry.name])),
    adopted,
    summit: { name, abbreviation, city, dates, venue: venue.name, days },
    words: { en: printWords("en"), ru: printWords("ru"), kk: printWords("kk") },
  };
}

function printWords(language: Language): PrintWords {
  const t = translator(language, "programme");
  return {
    programme: t("title"),
    contents: t("print.contents"),
    version: t("print.version"),
    continued: t("print.continued"),
    hourUnknown: t("hourUnknown"),
    cancelled: t("cancelled"),
    press: t("print.press"),
    closed: t("print.closed"),
    provisional: t("print.provisional"),
    allTimes: t("print.allTimes"),
    currentVersion: t("print.currentVersion"),
    staffEdition: t("print.staffEdition"),
    adopted: t("adopted"),
    floor: t("agenda.floor"),
    online: t("edit.mode.online"),
    hybrid: t("edit.mode.hybrid"),
  };
}
