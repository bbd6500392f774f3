import type { Language } from "#app/domain/language/languages.ts";
import { MEETING_TURNS, type Slot } from "#app/domain/bilateral/turn.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime, formatDate, formatDay, offsetLabel } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { env } from "../../platform/env.server.ts";
import { type Fact, type Letter, writeLetter } from "../../platform/mail/letter.server.ts";
import type { ToldMeeting, ToldMeetings } from "./told-meetings.server.ts";

/** More meetings than this under one heading are counted, not listed. */
const LISTED = 60;

type About = {
  told: ToldMeetings;
  reader: { language: Language; delegationId: string };
  definition: SummitDefinition;
};
type Written = Omit<Letter, "language" | "foot"> & { subject: string };

/** One letter about a delegation's meetings: of one in full, of several as a list by what became of them. */
export function meetingLetter(about: About): { subject: string; text: string; html: string } {
  const { told, reader, definition } = about;
  const t = translator(reader.language, "meeting");
  const [only] = told.meetings;
  const { subject, ...letter } =
    only && told.meetings.length === 1 ? aboutOne(about, only) : aboutMany(about);
  const whole: Letter = {
    language: reader.language,
    foot: t("letter.foot", { delegation: nameOf(about, reader.delegationId) }),
    ...letter,
  };
  return { subject, ...writeLetter(whole, definition) };
}

function aboutOne(about: About, meeting: ToldMeeting): Written {
  const { reader, told, definition } = about;
  const { language } = reader;
  const t = translator(language, "meeting");
  const { turn, is, was } = meeting;
  const place = is ?? was;
  const subject = t(`letter.${turn}.subject`, { who: othersOf(about, meeting) });
  const fact = (name: "when" | "before", at: Slot) => ({
    name: t(`letter.fact.${name}`),
    strong: `${formatDate(new Date(at.from), language)}, ${hours(at)}`,
    value: `${t("letter.astana", { offset: offsetLabel(new Date(at.from)) })}, ${roomOf(told, at, language)}`,
  });
  return {
    subject,
    heading: subject,
    paragraphs: [t(`letter.${turn}.text`), t(`letter.${turn}.next`)],
    button: { label: t("letter.open"), href: `${env().ORIGIN}/delegation/bilaterals` },
    facts: [
      ...(place ? [fact(turn === "cancelled" ? "before" : "when", place)] : []),
      ...(turn === "moved" && was ? [fact("before", was)] : []),
      {
        name: t("letter.fact.venue"),
        value: `${definition.venue.name[language]}, ${definition.city[language]}`,
      },
      ...interpretersFact(about, meeting),
      {
        name: t("letter.fact.level"),
        value: translator(language, "bilateral")(`levelLong.${meeting.level}`),
      },
    ],
  };
}

/** Interpreters without an address of their own are told by their delegation; the letter says who is named. */
function interpretersFact({ told, reader }: About, { requestId }: ToldMeeting): Fact[] {
  const { interpreters } = told.attending(requestId, reader.delegationId);
  if (interpreters.length === 0) return [];
  const name = translator(reader.language, "meeting")("letter.fact.interpreters");
  return [{ name, value: interpreters.join("\n") }];
}

function aboutMany(about: About): Written {
  const { told, reader } = about;
  const t = translator(reader.language, "meeting");
  const subject = t("letter.many.subject", {
    count: told.meetings.length,
    delegation: nameOf(about, reader.delegationId),
  });
  const groups = MEETING_TURNS.map((turn) => ({
    turn,
    meetings: told.meetings.filter((meeting) => meeting.turn === turn),
  })).filter(({ meetings }) => meetings.length > 0);
  return {
    subject,
    heading: subject,
    paragraphs: [
      t("letter.many.text"),
      ...groups.map(({ turn, meetings }) =>
        [
          `${t(`letter.turn.${turn}`)}: ${meetings.length}`,
          ...meetings.slice(0, LISTED).map((meeting) => lineOf(about, meeting)),
          ...(meetings.length > LISTED
            ? [t("letter.many.more", { count: meetings.length - LISTED })]
            : []),
        ].join("\n"),
      ),
    ],
    button: { label: t("letter.open"), href: `${env().ORIGIN}/delegation/bilaterals` },
  };
}

function lineOf(about: About, meeting: ToldMeeting): string {
  const { language } = about.reader;
  const said = (at: Slot) =>
    `${formatDay(new Date(at.from), language)}, ${hours(at)}, ${roomOf(about.told, at, language)}`;
  const where = [meeting.was, meeting.is].flatMap((at) => (at ? [said(at)] : []));
  const { interpreters } = about.told.attending(meeting.requestId, about.reader.delegationId);
  const told = interpreters.length === 0 ? "" : ` (${interpreters.join(", ")})`;
  return `– ${othersOf(about, meeting)}: ${where.join(" → ")}${told}`;
}

const hours = ({ from, until }: Slot): string =>
  `${astanaTime(new Date(from))}–${astanaTime(new Date(until))}`;

const roomOf = ({ rooms }: ToldMeetings, { roomId }: Slot, language: Language): string =>
  rooms.get(roomId)?.[language] ?? roomId;

const nameOf = ({ told, reader }: About, id: string): string =>
  told.names.get(id)?.[reader.language] ?? id;

/** The sides but for the reader's own. */
const othersOf = (about: About, { sides }: ToldMeeting): string =>
  sides
    .filter((side) => side !== about.reader.delegationId)
    .map((side) => nameOf(about, side))
    .join(" – ");
