import { and, eq, gte, inArray, lt, or } from "drizzle-orm";

import {
  MEETING_LEVELS,
  MEETING_ROOM_KINDS,
  type MeetingLevel,
} from "#app/domain/bilateral/kinds.ts";
import type {
  SheetEdition,
  SheetMeeting,
  SheetWords,
} from "#app/domain/bilateral/sheet/edition.ts";
import { type Language, PAPER_ORDER } from "#app/domain/language/languages.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { room } from "#db/schema/bilateral.ts";
import { meetingTurn } from "#db/schema/meeting.ts";

import { database } from "../../platform/database.server.ts";
import type { EditionLanguage } from "../../programme/edition.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { type RoomMeeting, roomMeetings } from "../room/room-meetings.server.ts";

const DAY = 86_400_000;

/** What the sheet of a room says of a day of the summit; null where there is no such room for meetings, or no such day. */
export async function sheetEdition(
  roomId: string,
  day: string,
  language: EditionLanguage,
): Promise<SheetEdition | null> {
  const { days, abbreviation } = await summitDefinition();
  const [found] = await database()
    .select({ id: room.id, name: room.name, seats: room.seats, booths: room.booths })
    .from(room)
    .where(and(eq(room.id, roomId), inArray(room.kind, [...MEETING_ROOM_KINDS])));
  if (!found || !days.includes(day)) return null;
  const from = astanaInstant(`${day}T00:00`).getTime();
  const meetings = await roomMeetings({ roomId, from, until: from + DAY });
  return {
    languages: language === "all" ? PAPER_ORDER : [language],
    room: found,
    day,
    meetings: meetings.map(onSheet),
    ...(await versionOf(roomId, from)),
    abbreviation,
    words: { en: sheetWords("en"), ru: sheetWords("ru"), kk: sheetWords("kk") },
  };
}

/** Changes of a room's day are its versions; the hour on the paper is that of the last. */
async function versionOf(
  roomId: string,
  from: number,
): Promise<{ version: number; changedAt: Date }> {
  const [begins, ends] = [new Date(from), new Date(from + DAY)];
  const turns = await database()
    .select({ at: meetingTurn.at })
    .from(meetingTurn)
    .where(
      or(
        and(
          eq(meetingTurn.roomId, roomId),
          gte(meetingTurn.startsAt, begins),
          lt(meetingTurn.startsAt, ends),
        ),
        and(
          eq(meetingTurn.wasRoomId, roomId),
          gte(meetingTurn.wasStartsAt, begins),
          lt(meetingTurn.wasStartsAt, ends),
        ),
      ),
    )
    .orderBy(meetingTurn.id);
  return { version: turns.length + 1, changedAt: turns.at(-1)?.at ?? begins };
}

const onSheet = (meeting: RoomMeeting): SheetMeeting => ({
  from: meeting.from,
  until: meeting.until,
  level: meeting.level,
  sides: meeting.sides.map(({ code, iso2, name, seats, people, interpreters }) => ({
    ...{ code, iso2, name, seats, people, interpreters },
  })),
  languages: meeting.languages,
  pressMinutes: meeting.pressMinutes,
});

/** The words of the rooms' papers in one language. */
export function sheetWords(language: Language): SheetWords {
  const t = translator(language, "meeting");
  const level = translator(language, "bilateral");
  return {
    programme: translator(language, "programme")("title"),
    roomSheet: t("sheet.title"),
    doorSign: t("sign.title"),
    party: [
      t("sheet.party.first"),
      t("sheet.party.second"),
      t("sheet.party.third"),
      t("sheet.party.fourth"),
    ],
    host: t("sheet.host"),
    door: t("sheet.door"),
    booth: t("sheet.booth"),
    time: t("sheet.time"),
    languages: t("sheet.languages"),
    seats: t("sheet.seats"),
    press: t("sheet.press"),
    interpreters: t("sheet.interpreters"),
    after: t("sheet.after"),
    version: t("sheet.version"),
    empty: t("sheet.empty"),
    level: Object.fromEntries(
      MEETING_LEVELS.map((each) => [each, level(`levelLong.${each}`)]),
    ) as Record<MeetingLevel, string>,
    subjectToChange: t("sheet.subjectToChange"),
  };
}
