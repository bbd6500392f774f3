import { ICalEventStatus } from "ical-generator";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { astanaCalendar, astanaHours } from "../../calendar/astana-calendar.server.ts";
import type { CalendarMeeting } from "./delegation-calendar.server.ts";

type About = {
  meetings: readonly CalendarMeeting[];
  delegation: Trilingual;
  definition: SummitDefinition;
  language: Language;
  address: string;
};

/**
 * A delegation's meetings as iCalendar (RFC 5545). A meeting keeps its UID for ever, counts the changes of its place in
 * SEQUENCE, and stays as CANCELLED when it lost its place. The topic is not in it: calendars are copied to many places.
 */
export function meetingCalendar(about: About): string {
  const { meetings, definition, language } = about;
  const t = translator(language, "meeting");
  const level = translator(language, "bilateral");
  const calendar = astanaCalendar({
    name: t("calendar.name", {
      delegation: about.delegation[language],
      summit: definition.shortName[language],
    }),
    product: "Meetings",
    language,
    days: [...definition.days, ...meetings.map(({ startsAt }) => astanaDay(startsAt))],
    address: about.address,
  });
  for (const meeting of meetings) {
    const who = meeting.others.map((name) => name[language]).join(" – ");
    calendar.createEvent({
      id: `${meeting.requestId}@${definition.id}.shanyrak`,
      sequence: meeting.sequence,
      stamp: meeting.changedAt,
      lastModified: meeting.changedAt,
      summary: t("calendar.summary", { who }),
      location: `${meeting.room[language]}, ${definition.venue.name[language]}`,
      description: t("calendar.level", { level: level(`levelLong.${meeting.level}`) }),
      status: meeting.turn === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...astanaHours(meeting.startsAt, meeting.endsAt),
    });
  }
  return calendar.toString();
}
