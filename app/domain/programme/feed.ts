import type { Trilingual } from "../language/languages.ts";
import { ASTANA, withAstanaOffset } from "../time/astana.ts";
import { isProvisional, type ProgrammeItem, type PublishedProgramme } from "./item.ts";
import type { PressAccess, ProgrammeKind } from "./kinds.ts";
import { visibleTo } from "./visibility.ts";

/** Counted up when a reader of the former format would stumble; what is only added does not count. */
const FEED_FORMAT = 1;

type FeedItem = {
  id: string;
  sequence: number;
  day: string;
  startsAt: string | null;
  endsAt: string | null;
  kind: ProgrammeKind;
  status: "confirmed" | "provisional" | "cancelled";
  title: Trilingual;
  note: Trilingual | null;
  place: Trilingual | null;
  room: { id: string; name: Trilingual } | null;
  press: PressAccess;
};

/** The public part of a published version for programs to read; each field is told in docs/formats.md. */
export type ProgrammeFeed = {
  format: typeof FEED_FORMAT;
  summit: { id: string; name: Trilingual; city: Trilingual; venue: Trilingual };
  version: number;
  publishedAt: string;
  timeZone: typeof ASTANA;
  page: string;
  items: readonly FeedItem[];
};

/**
 * @param summit whose programme it is
 * @param page address of the page for people
 */
export function programmeFeed(
  { number, publishedAt, items }: PublishedProgramme,
  summit: ProgrammeFeed["summit"],
  page: string,
): ProgrammeFeed {
  const { id, name, city, venue } = summit;
  return {
    format: FEED_FORMAT,
    summit: { id, name, city, venue },
    version: number,
    publishedAt: withAstanaOffset(publishedAt),
    timeZone: ASTANA,
    page,
    items: items.filter((item) => visibleTo(item, "public")).map(onFeed),
  };
}

/** Field by field: what an item gains for others' eyes does not reach the public by itself. */
const onFeed = (item: ProgrammeItem): FeedItem => ({
  id: item.id,
  sequence: item.sequence,
  day: item.day,
  startsAt: item.startsAt && withAstanaOffset(item.startsAt),
  endsAt: item.endsAt && withAstanaOffset(item.endsAt),
  kind: item.kind,
  status: item.cancelled ? "cancelled" : isProvisional(item) ? "provisional" : "confirmed",
  title: item.title,
  note: item.note,
  place: item.place,
  room: item.room && { id: item.room.id, name: item.room.name },
  press: item.press,
});
