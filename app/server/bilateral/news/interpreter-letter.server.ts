import type { InterpreterNews } from "#app/domain/bilateral/interpreting.ts";
import type { Slot } from "#app/domain/bilateral/turn.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { meetingCalendar } from "../calendar/meeting-calendar.server.ts";
import { env } from "../../platform/env.server.ts";
import { type Fact, writeLetter } from "../../platform/mail/letter.server.ts";
import type { ToldMeeting, ToldMeetings } from "./told-meetings.server.ts";

type About = {
  /** What is new to one interpreter. */
  news: readonly InterpreterNews[];
  told: ToldMeetings;
  definition: SummitDefinition;
  language: Language;
  now: Date;
};

/** One letter to an interpreter, a fact for each meeting, with all of them for the calendar; never the topic. */
export function interpreterLetter(about: About) {
  const { news, definition, language } = about;
  const t = translator(language, "meeting");
  const [only] = news;
  const subject =
    only && news.length === 1
      ? t(`interpreter.${only.turn}`, { who: sidesOf(about, only) })
      : t("interpreter.many", { count: news.length });
  const letter = writeLetter(
    {
      language,
      heading: subject,
      paragraphs: [t("interpreter.text"), t("interpreter.next")],
      facts: [
        ...news.map((word) => factOf(about, word)),
        {
          name: t("letter.fact.venue"),
          value: `${definition.venue.name[language]}, ${definition.city[language]}`,
        },
      ],
      foot: t("interpreter.foot", { delegation: nameOf(about, only?.delegationId ?? "") }),
    },
    definition,
  );
  return { subject, ...letter, calendar: calendarOf(about) };
}

function factOf(about: About, word: InterpreterNews): Fact {
  const { language } = about;
  const t = translator(language, "meeting");
  const place = word.is ?? word.was;
  const before =
    word.turn === "moved" && word.was
      ? [t("interpreter.was", { place: placeOf(about, word.was) })]
      : [];
  return {
    name: t(`interpreter.turn.${word.turn}`),
    strong: place ? placeOf(about, place) : "",
    value: [sidesOf(about, word), ...before].join("\n"),
  };
}

function placeOf({ language, told }: About, { roomId, from, until }: Slot): string {
  const t = translator(language, "meeting");
  const hours = `${astanaTime(new Date(from))}–${astanaTime(new Date(until))}`;
  const zone = t("letter.astana", { offset: offsetLabel(new Date(from)) });
  const room = told.rooms.get(roomId)?.[language] ?? roomId;
  return `${formatDate(new Date(from), language)}, ${hours} ${zone}, ${room}`;
}

/** Entries keep their UID, count what was told, and say CANCELLED once they are off. */
function calendarOf(about: About): string {
  const { news, told, definition, language, now } = about;
  const nowhere: Trilingual = { en: "", ru: "", kk: "" };
  return meetingCalendar({
    ...{ definition, language, address: env().ORIGIN },
    delegation: told.names.get(news[0]?.delegationId ?? "") ?? nowhere,
    meetings: news.flatMap((word) => {
      const place = word.is ?? word.was;
      const meeting = meetingOf(about, word);
      if (!place || !meeting) return [];
      return [
        {
          ...{
            requestId: word.requestId,
            turn: word.turn,
            sequence: word.sequence,
            changedAt: now,
          },
          room: told.rooms.get(place.roomId) ?? nowhere,
          startsAt: new Date(place.from),
          endsAt: new Date(place.until),
          level: meeting.level,
          others: meeting.sides.map((side) => told.names.get(side) ?? nowhere),
        },
      ];
    }),
  });
}

const meetingOf = ({ told }: About, { requestId }: InterpreterNews): ToldMeeting | undefined =>
  told.meetings.find((meeting) => meeting.requestId === requestId);

const sidesOf = (about: About, word: InterpreterNews): string =>
  (meetingOf(about, word)?.sides ?? []).map((side) => nameOf(about, side)).join(" – ");

const nameOf = ({ told, language }: About, id: string): string =>
  told.names.get(id)?.[language] ?? id;
