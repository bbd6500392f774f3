import type { Language } from "../../language/languages.ts";
import type { ProgrammeKind } from "../kinds.ts";

/** What is drawn beside an entry. */
export const ENTRY_ICONS = [
  "session",
  "meeting",
  "meal",
  "photo",
  "signature",
  "event",
  "press",
  "door",
  "flight",
  "car",
] as const;
export type EntryIcon = (typeof ENTRY_ICONS)[number];

/** A line of a delegation's day, said in the language of the edition. Instants are ISO texts. */
export type PersonalEntry = {
  id: string;
  /** ISO day in Astana. */
  day: string;
  /** Null where no hour is known. */
  startsAt: string | null;
  endsAt: string | null;
  icon: EntryIcon;
  /** The delegation's own meeting, which stands out. */
  isMeeting: boolean;
  title: string;
  /** ISO 3166-1 alpha-2 of whom it meets. */
  flags: readonly string[];
  note: string;
  /** `local` is what stands on the door, where that is another name. */
  place: { name: string; local: string | null } | null;
  provisional: boolean;
  cancelled: boolean;
};

/** A telephone, a name, a hotel: what somebody looks for in a hurry. `more` stands under it, smaller. */
export type PersonalFact = { name: string; value: string; more: string };

/** Everything that the programme of one delegation says, in one language. */
export type PersonalEdition = {
  language: Language;
  delegation: { code: string; iso2: string | null; formalName: string };
  /** Of the published programme. */
  version: number;
  /** The last change of anything in it: the hour that is printed, and the date of the file. */
  changedAt: Date;
  /** At most four. */
  facts: readonly PersonalFact[];
  entries: readonly PersonalEntry[];
  words: {
    title: string;
    programme: string;
    /** Whose it is, and that it is not for publication. */
    running: string;
    allTimes: string;
    continued: string;
    hourUnknown: string;
    provisional: string;
    nothing: string;
    /** Copy, version and hour, and where the current one is; each a sentence. */
    foot: readonly string[];
  };
};

const ICON_OF: Record<ProgrammeKind, EntryIcon> = {
  drafting: "signature",
  signing: "signature",
  arrival: "door",
  ministerial: "session",
  som: "session",
  bilateral: "meeting",
  trilateral: "meeting",
  cultural: "event",
  banquet: "meal",
  ceremony: "event",
  photo: "photo",
  plenary: "session",
  lunch: "meal",
  adoption: "session",
  press: "press",
  "other-event": "event",
};
export const iconOf = (kind: ProgrammeKind): EntryIcon => ICON_OF[kind];

/** The entries by day; within a day by hour, then those without one. */
export function entriesByDay(
  entries: readonly PersonalEntry[],
): { day: string; entries: readonly PersonalEntry[] }[] {
  const late = "~";
  const sorted = entries.toSorted(
    (a, b) =>
      compare(a.day, b.day) ||
      compare(a.startsAt ?? late, b.startsAt ?? late) ||
      compare(a.endsAt ?? late, b.endsAt ?? late) ||
      compare(a.id, b.id),
  );
  return [...new Set(sorted.map(({ day }) => day))].map((day) => ({
    day,
    entries: sorted.filter((entry) => entry.day === day),
  }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which copy of how many somebody holds, so that a lost one can be named. */
export type Copy = { number: number; of: number };

/** Reads `?copy=4&of=12`; null when neither is said, undefined when they make no sense. */
export function readCopy(copy: string | null, of: string | null): Copy | null | undefined {
  if (!copy && !of) return null;
  const [number, all] = [copy, of].map((text) => (/^\d{1,2}$/.test(text ?? "") ? Number(text) : 0));
  return number && all && number <= all ? { number, of: all } : undefined;
}
