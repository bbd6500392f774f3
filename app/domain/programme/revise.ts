import { type Language, LANGUAGES, type Trilingual } from "../language/languages.ts";
import { err, ok, type Result } from "../result.ts";
import { astanaInstant } from "../time/astana.ts";
import { same } from "./changes.ts";
import type { ProgrammeItem } from "./item.ts";
import type { PressAccess, Visibility } from "./kinds.ts";
import { isNeverPublic } from "./visibility.ts";

/** What an editor may change of an item. Hours are Astana wall-clock times `HH:MM`, null while not known. */
export type ItemEdit = {
  day: string;
  start: string | null;
  end: string | null;
  /** The hour is known, not assumed. */
  confirmed: boolean;
  title: Trilingual;
  note: Trilingual | null;
  place: Trilingual | null;
  room: ProgrammeItem["room"];
  visibility: Visibility;
  press: PressAccess;
  unverified: readonly Language[];
  cancelled: boolean;
};

export type EditRefusal = "bothHours" | "endBeforeStart" | "neverPublic";

/** The item as it will be, and the names of the fields that differ: none when nothing was changed. */
export type Revision = { item: ProgrammeItem; fields: readonly string[] };

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

/**
 * Decides an edit. An end that is earlier in the day than the beginning is refused, not read as the next morning.
 * Refusals: `bothHours` (one of two hours), `endBeforeStart`, `neverPublic` (a meeting or arrival made public).
 */
export function reviseItem(item: ProgrammeItem, edit: ItemEdit): Result<Revision, EditRefusal> {
  if ((edit.start === null) !== (edit.end === null)) return err("bothHours");
  if (edit.start !== null && edit.end !== null && edit.end <= edit.start)
    return err("endBeforeStart");
  if (edit.visibility === "public" && isNeverPublic(item.kind)) return err("neverPublic");
  const instant = (hour: string | null): string | null =>
    hour === null ? null : astanaInstant(`${edit.day}T${hour}`).toISOString();
  const { title, note, place, room, visibility, press, cancelled } = edit;
  const next: ProgrammeItem = {
    ...item,
    day: edit.day,
    startsAt: instant(edit.start),
    endsAt: instant(edit.end),
    timeBasis: edit.start === null ? "none" : edit.confirmed ? "sourced" : "plausible",
    unverified: LANGUAGES.filter((language) => edit.unverified.includes(language)),
    ...{ title, note, place, room, visibility, press, cancelled },
  };
  const fields = changedFields(item, next);
  const follows = fields.some((field) => CALENDAR_FIELDS.includes(field));
  return ok({ item: { ...next, sequence: item.sequence + (follows ? 1 : 0) }, fields });
}

function changedFields(old: ProgrammeItem, next: ProgrammeItem): string[] {
  const plain = [
    "day",
    "startsAt",
    "endsAt",
    "timeBasis",
    "visibility",
    "press",
    "cancelled",
  ] as const;
  const texts = ["title", "note", "place"] as const;
  return [
    ...plain.filter((field) => old[field] !== next[field]),
    ...texts.filter((field) => !same(old[field], next[field])),
    ...(old.room?.id === next.room?.id ? [] : ["room"]),
    ...(old.unverified.join() === next.unverified.join() ? [] : ["unverified"]),
  ];
}
