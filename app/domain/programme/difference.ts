import { LANGUAGES, type Trilingual } from "../language/languages.ts";
import type { AgendaPoint } from "./agenda.ts";
import type { DraftedItem } from "./item.ts";
import type { ItemState } from "./step.ts";

/** Do two texts say the same? None and an empty one do. */
export const same = (a: Trilingual | null, b: Trilingual | null): boolean =>
  LANGUAGES.every((language) => (a?.[language] ?? "") === (b?.[language] ?? ""));

/** Are two agendas the same, point by point and speaker by speaker? */
export const sameAgenda = (a: readonly AgendaPoint[], b: readonly AgendaPoint[]): boolean =>
  a.length === b.length &&
  a.every((point, at) => {
    const other = b[at];
    return (
      other !== undefined &&
      same(point.title, other.title) &&
      point.statements === other.statements &&
      sameSpeakers(point.speakers, other.speakers)
    );
  });

export const sameSpeakers = (a: AgendaPoint["speakers"], b: AgendaPoint["speakers"]): boolean =>
  a.length === b.length &&
  a.every((speaker, at) => {
    const other = b[at];
    return (
      speaker.delegation === other?.delegation &&
      speaker.minutes === other.minutes &&
      same(speaker.office, other.office)
    );
  });

/** Do the same attend, in whatever order they are listed? */
export const sameParties = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

const PLAIN = [
  "day",
  "startsAt",
  "endsAt",
  "kind",
  "mode",
  "link",
  "basis",
  "timeBasis",
  "visibility",
  "press",
  "cancelled",
] as const;
const TEXTS = ["title", "note", "place"] as const;

/** The names of the fields in which two states of an item differ. */
export const changedFields = (old: ItemState, next: ItemState): string[] => [
  ...PLAIN.filter((field) => old[field] !== next[field]),
  ...TEXTS.filter((field) => !same(old[field], next[field])),
  ...(old.room?.id === next.room?.id ? [] : ["room"]),
  ...(sameParties(old.parties, next.parties) ? [] : ["parties"]),
  ...(sameAgenda(old.agenda, next.agenda) ? [] : ["agenda"]),
  ...(old.unverified.join() === next.unverified.join() ? [] : ["unverified"]),
];

/** Changes that a calendar must follow raise its SEQUENCE (RFC 5545 §3.8.7.4, RFC 5546 §2.1.4). */
const CALENDAR_FIELDS: readonly string[] = [
  "day",
  "startsAt",
  "endsAt",
  "title",
  "place",
  "room",
  "cancelled",
];

/** The item as it will be, and the names of the fields that differ: none when nothing was changed. */
export type Revision = { item: DraftedItem; fields: readonly string[] };

/** Puts an item into another state, counting what calendars must follow. */
export function revisionTo(item: DraftedItem, next: ItemState): Revision {
  const fields = changedFields(item, next);
  const follows = fields.some((field) => CALENDAR_FIELDS.includes(field));
  return { item: { ...next, sequence: item.sequence + (follows ? 1 : 0) }, fields };
}
