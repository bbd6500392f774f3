import type { Language, Trilingual } from "../../language/languages.ts";
import type { CategoryLetter } from "../letter.ts";
import type { Fit, Plates } from "./items.ts";

/** A lanyard badge of 86 x 120 mm; a principal's card without photo; a card of the same size with one (ID-1). */
export const BADGE_TEMPLATES = ["badge", "card", "photo-card"] as const;
export type BadgeTemplate = (typeof BADGE_TEMPLATES)[number];

/** What stands on one badge or card. */
export type PrintedBadge = {
  template: BadgeTemplate;
  letter: CategoryLetter;
  category: Trilingual;
  surname: string;
  givenNames: string;
  /** Empty where our faces lack a letter of it: better no line than boxes for letters. */
  nativeName: string;
  honorific: string;
  /** ICAO code, for the capitals of the surname. */
  nationality: string | null;
  delegation: { code: string; hasFlag: boolean; formalName: Trilingual };
  /** `KGZ-0007` */
  personNumber: string;
  issue: number;
  /** "Issue 1" */
  issueWords: string;
  shortNumber: string;
  zones: readonly number[];
  hasPhoto: boolean;
};

/** Passes stand beside badges, on paper of a lanyard badge's size. */
export type PrintTemplate = BadgeTemplate | "floater" | "day-badge";

type PrintedOfDelegation = Pick<PrintedBadge, "delegation" | "shortNumber" | "zones"> & {
  /** `F-KGZ-3-01` */
  number: string;
};

/** What stands on a floater: `zones` holds its one zone. */
export type PrintedFloater = PrintedOfDelegation & {
  template: "floater";
  zoneName: Trilingual;
};

/** What stands on the badge of a visitor for one day. `delegation` is who answers for the visitor. */
export type PrintedDayBadge = PrintedOfDelegation & {
  template: "day-badge";
  name: string;
  escort: string;
  /** "12" */
  dayOfMonth: string;
  /** "October 2022" */
  month: Trilingual;
};

export type PrintedPass = PrintedFloater | PrintedDayBadge;
export type Printed = PrintedBadge | PrintedPass;

/** What stands on all badges of a summit. */
export type PrintedSummit = {
  shortName: Trilingual;
  city: Trilingual;
  /** `12–13.10.2022` */
  days: string;
  zones: readonly { number: number; name: Trilingual }[];
  /** Where a found badge goes, as the desk's country writes it in English. */
  desk: string;
  words: Readonly<Record<Language, PrintWords>>;
};

/** The printed words of one language, telephone numbers and days filled in (`badge.json`, `print`). */
export type PrintWords = {
  zones: string;
  wear: string;
  personal: string;
  found: string;
  emergency: string;
  telephone: string;
  valid: string;
  doNotStop: string;
  escort: string;
  floater: PassWords;
  visitor: PassWords;
};

/** What a pass is called, what it needs beside it, and what its holder is told. */
type PassWords = { title: string; only: string; rules: string };

/** What laying out a badge needs besides the badge. */
export type Print = { summit: PrintedSummit; fit: Fit; plates: Plates };
