import type { Language, Trilingual } from "../../language/languages.ts";
import type { MeetingLevel } from "../kinds.ts";

/** The words of a room sheet and of a printed door sign, in one language. */
export type SheetWords = {
  programme: string;
  roomSheet: string;
  doorSign: string;
  /** The sides in the order of flags: first party, second, third, fourth. */
  party: readonly string[];
  host: string;
  door: string;
  /** With `{{number}}`. */
  booth: string;
  time: string;
  languages: string;
  seats: string;
  press: string;
  interpreters: string;
  /** What is done in the room after each meeting. */
  after: string;
  version: string;
  empty: string;
  level: Readonly<Record<MeetingLevel, string>>;
  subjectToChange: string;
};

/** A side of a meeting, as the staff of a room must know it. */
export type SheetSide = {
  code: string;
  iso2: string | null;
  name: Trilingual;
  /** People at the table. */
  seats: number;
  /** Who sits there, by seat, as far as they are named. */
  people: readonly string[];
  interpreters: readonly string[];
};

/** A meeting on a sheet; instants in ms. */
export type SheetMeeting = {
  from: number;
  until: number;
  level: MeetingLevel;
  /** The host first: the order of flags and seats. */
  sides: readonly SheetSide[];
  /** ISO 639-1. */
  languages: readonly string[];
  /** How long the press is in the room; 0 without press. */
  pressMinutes: number;
};

/** Everything that the sheet of a room says of one day. */
export type SheetEdition = {
  /** One language, or several side by side in the order of paper. */
  languages: readonly Language[];
  room: { id: string; name: Trilingual; seats: number; booths: number };
  /** ISO day. */
  day: string;
  meetings: readonly SheetMeeting[];
  /** How many times the day of this room was changed, and when last. */
  version: number;
  changedAt: Date;
  abbreviation: Trilingual;
  words: Readonly<Record<Language, SheetWords>>;
};

/** A text in every language of a sheet; what says the same is said once. */
export const inAll = (
  { languages }: Pick<SheetEdition, "languages">,
  text: (language: Language) => string,
): string[] => [...new Set(languages.map(text))];

/** The text in the first language, and those in the others, joined. */
export function leadAndRest(
  edition: Pick<SheetEdition, "languages">,
  text: (language: Language) => string,
): { lead: string; rest: string } {
  const [lead = "", ...rest] = inAll(edition, text);
  return { lead, rest: rest.join(" · ") };
}

export const leadLanguage = ({ languages }: Pick<SheetEdition, "languages">): Language =>
  languages[0] ?? "en";
