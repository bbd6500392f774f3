import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { type Timetable, timetableOf } from "#app/domain/programme/timetable.ts";
import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";

import { database } from "../platform/database.server.ts";
import type { Direction } from "../platform/steps.server.ts";
import { type DraftItem, draftItems } from "./items.server.ts";
import { stepTitles } from "./step-titles.server.ts";
import { sessionRooms } from "./whereabouts.server.ts";

export type TimetableView = {
  day: string;
  days: readonly string[];
  timetable: Timetable<DraftItem>;
  rooms: readonly { id: string; name: Trilingual }[];
  steps: Record<Direction, string | null>;
};

/** The hours of a summit's day, when nothing is earlier or later. */
const HOURS = { opens: "08:00", closes: "21:00" };

/** One day of the draft as a timetable: the wished one, or the last that has something. */
export async function timetableView(
  editor: { accountId: string },
  wished: string | null,
  language: Language,
): Promise<TimetableView> {
  const [items, rooms] = [await draftItems(), await sessionRooms(database())];
  const days = [...new Set(items.map(({ day }) => day))].toSorted();
  const day = days.find((each) => each === wished) ?? days.findLast((each) => busy(items, each));
  const shown = day ?? days.at(-1) ?? "";
  // Rooms for meetings are the bilaterals' board; one stands here while a session is in it.
  const used = new Set(items.flatMap((item) => (item.day === shown ? (item.room?.id ?? []) : [])));
  const halls = rooms.filter(
    ({ id, kind }) => used.has(id) || !MEETING_ROOM_KINDS.some((known) => known === kind),
  );
  return {
    days,
    day: shown,
    timetable: timetableOf(
      items,
      shown,
      halls.map(({ id }) => id),
      HOURS,
    ),
    rooms: halls.map(({ id, name }) => ({ id, name })),
    steps: await stepTitles(editor, language),
  };
}

const busy = (items: readonly DraftItem[], day: string): boolean =>
  items.filter((item) => item.day === day && item.startsAt).length > 1;
