import { type Language, LANGUAGES } from "../language/languages.ts";
import { err, ok, type Result } from "../result.ts";
import { astanaDay, astanaInstant } from "../time/astana.ts";
import { type Revision, revisionTo } from "./difference.ts";
import { type DraftedItem, isHeldOnline } from "./item.ts";
import { isNeverPublic } from "./visibility.ts";

/** What an editor may change of an item. Hours are Astana wall-clock times `HH:MM`, null while not known. */
export type ItemEdit = Pick<
  DraftedItem,
  | "kind"
  | "day"
  | "title"
  | "note"
  | "place"
  | "room"
  | "mode"
  | "link"
  | "parties"
  | "visibility"
  | "press"
  | "cancelled"
> & {
  start: string | null;
  end: string | null;
  /** The hour is known, not assumed. */
  confirmed: boolean;
  /** The item itself is known to take place, not assumed. */
  certain: boolean;
  unverified: readonly Language[];
};

export type EditRefusal = "bothHours" | "endBeforeStart" | "neverPublic" | "linkInPerson";

/**
 * Decides an edit. An end that is earlier in the day than the beginning is refused, not read as the next morning.
 * Refusals: `bothHours` (one of two hours), `endBeforeStart`, `neverPublic` (a meeting or arrival made public),
 * `linkInPerson` (a link to join what is not held online).
 */
export function reviseItem(item: DraftedItem, edit: ItemEdit): Result<Revision, EditRefusal> {
  const { start, end, confirmed, certain, ...fields } = edit;
  if ((start === null) !== (end === null)) return err("bothHours");
  if (start !== null && end !== null && end <= start) return err("endBeforeStart");
  if (edit.visibility === "public" && isNeverPublic(edit.kind)) return err("neverPublic");
  if (edit.link !== "" && !isHeldOnline(edit)) return err("linkInPerson");
  const instant = (hour: string | null): string | null =>
    hour === null ? null : astanaInstant(`${edit.day}T${hour}`).toISOString();
  return ok(
    revisionTo(item, {
      ...item,
      ...fields,
      startsAt: instant(start),
      endsAt: instant(end),
      basis: certain ? "sourced" : "plausible",
      timeBasis: start === null ? "none" : confirmed ? "sourced" : "plausible",
      unverified: LANGUAGES.filter((language) => edit.unverified.includes(language)),
    }),
  );
}

/** Where an item is carried: its beginning (ISO instant) and its room. */
export type Move = { startsAt: string; room: DraftedItem["room"] };

/** An item without an end takes this long when it is carried. */
export const USUAL_MINUTES = 60;

/** Moves an item as it is, with its length, to another hour or room. What has no hour yet gets one, and stays provisional. */
export function moveItem(item: DraftedItem, { startsAt, room }: Move): Revision {
  const from = Date.parse(startsAt);
  return revisionTo(item, {
    ...item,
    day: astanaDay(new Date(from)),
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(from + minutesOf(item) * 60_000).toISOString(),
    timeBasis: item.startsAt === null ? "plausible" : item.timeBasis,
    room,
  });
}

/** How long an item takes. */
export const minutesOf = ({
  startsAt,
  endsAt,
}: Pick<DraftedItem, "startsAt" | "endsAt">): number =>
  startsAt && endsAt ? (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 : USUAL_MINUTES;
