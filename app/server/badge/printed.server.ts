import { eq, inArray } from "drizzle-orm";

import { badgeText } from "#app/crypto/sign-badge.ts";
import type { PrintedBadge, PrintedSummit, PrintWords } from "#app/domain/badge/layout/printed.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { formatDate, formatDay } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { isPrintable, printable } from "./fit.server.ts";

/** A badge to print: its words, and what must be fetched or drawn beside them. */
export type BadgeToPrint = {
  printed: PrintedBadge;
  /** Text of the code. */
  code: string;
  photoId: string | null;
  iso2: string | null;
  issuedAt: Date;
};

/** What is printed of these badges, in the order asked; ids that do not exist are left out. */
export async function badgesToPrint(
  badgeIds: readonly string[],
  definition: SummitDefinition,
): Promise<BadgeToPrint[]> {
  const rows = await database()
    .select({ badge, nominee, delegation })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(inArray(badge.id, [...badgeIds]));
  const found = new Map(rows.map((row) => [row.badge.id, row]));
  return badgeIds.flatMap((id) => {
    const row = found.get(id);
    return row ? [toPrint(row, definition)] : [];
  });
}

type Row = {
  badge: typeof badge.$inferSelect;
  nominee: typeof nominee.$inferSelect;
  delegation: typeof delegation.$inferSelect;
};

function toPrint(row: Row, { categories }: SummitDefinition): BadgeToPrint {
  const category = categories.find(({ id }) => id === row.badge.category);
  if (!category) throw new Error(`No category ${row.badge.category} in the summit's definition`);
  const t = translator("en", "badge");
  const { nativeName, honorific, nationality } = row.nominee;
  const [surname, givenNames] = [printable(row.nominee.surname), printable(row.nominee.givenNames)];
  const hasPhoto = category.template !== "card" && row.nominee.photoId !== null;
  return {
    printed: {
      template: category.template,
      letter: category.letter,
      category: category.name,
      // A mononym stands where the surname does (ICAO 9303-3 §4.6: a primary identifier alone).
      surname: surname || givenNames,
      givenNames: surname ? givenNames : "",
      nativeName: saysMore(row.nominee) && isPrintable(nativeName) ? nativeName : "",
      honorific,
      nationality,
      delegation: {
        code: row.delegation.code,
        hasFlag: row.delegation.iso2 !== null,
        formalName: row.delegation.formalName,
      },
      personNumber: personNumber(row.delegation.code, row.nominee.number),
      issue: row.badge.issue,
      issueWords: t("print.issue", { issue: row.badge.issue }),
      shortNumber: row.badge.shortNumber,
      zones: row.badge.zones,
      hasPhoto,
    },
    code: badgeText(row.badge.token),
    photoId: hasPhoto ? row.nominee.photoId : null,
    iso2: row.delegation.iso2,
    issuedAt: row.badge.issuedAt,
  };
}

/** Whether a name in its own script is another than the Latin one: the same words are printed once. */
function saysMore(person: Row["nominee"]): boolean {
  const words = (...names: string[]) =>
    names.join(" ").toLowerCase().split(/\s+/).filter(Boolean).toSorted().join(" ");
  return words(person.nativeName) !== words(person.surname, person.givenNames);
}

/** What all badges of the summit have in common. */
export function printedSummit(definition: SummitDefinition): PrintedSummit {
  return {
    shortName: definition.shortName,
    city: definition.city,
    days: numericDays(definition.days),
    zones: definition.zones.toSorted((a, b) => a.number - b.number),
    desk: definition.badgeDesk.place.en,
    words: {
      en: printWords("en", definition),
      ru: printWords("ru", definition),
      kk: printWords("kk", definition),
    },
  };
}

function printWords(
  language: Language,
  { badgeDesk, badgeValidity }: SummitDefinition,
): PrintWords {
  const t = translator(language, "badge");
  const p = translator(language, "pass");
  const passWords = (of: "floater" | "visitor") => ({
    title: p(`print.${of}.title`),
    only: p(`print.${of}.only`),
    rules: p(`print.${of}.rules`, { telephone: badgeDesk.telephone }),
  });
  const [from = "", until = ""] = [badgeValidity.from, badgeValidity.until].map((time) =>
    time.slice(0, 10),
  );
  return {
    zones: t("print.zones"),
    wear: t("print.wear"),
    personal: t("print.personal", { telephone: badgeDesk.telephone }),
    found: t("print.found"),
    emergency: t("print.emergency", { number: badgeDesk.emergency }),
    telephone: t("print.telephone", { number: badgeDesk.telephone }),
    valid: t("print.valid", { days: dayRange(from, until, language) }),
    doNotStop: t("print.doNotStop"),
    escort: t("print.escort"),
    floater: passWords("floater"),
    visitor: passWords("visitor"),
  };
}

/** "12–14 October 2022" in English; the full dates elsewhere and across months. */
function dayRange(from: string, until: string, language: Language): string {
  const sameMonth = from.slice(0, 7) === until.slice(0, 7);
  if (language === "en" && sameMonth) {
    return `${Number(from.slice(8))}–${formatDate(until, language)}`;
  }
  return `${formatDay(from, language)} – ${formatDate(until, language)}`;
}

/** `12–13.10.2022`, or the first and last day in full across months. Days are ISO. */
function numericDays(days: readonly string[]): string {
  const dotted = (day: string) => day.split("-").toReversed().join(".");
  const [first = "", last = ""] = [days[0], days.at(-1)];
  if (first === last) return dotted(first);
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${first.slice(8)}–${dotted(last)}`
    : `${dotted(first)} – ${dotted(last)}`;
}
