import { type Language, LANGUAGES, type Trilingual } from "#app/domain/language/languages.ts";
import { agendaPoints } from "#app/domain/precedence/agenda.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import type {
  Column,
  ListLine,
  PaperDocument,
  PaperFrame,
} from "#app/domain/precedence/layout/paper.ts";
import { photoRows } from "#app/domain/precedence/photo.ts";
import type { Paper } from "#app/domain/precedence/papers.ts";
import { type ListName, seatingHow } from "#app/domain/precedence/policy.ts";
import { capitalised } from "#app/domain/programme/layout/edition.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaTime, formatDate, offsetLabel, weekday } from "#app/domain/time/astana.ts";
import {
  type PrecedenceWords,
  reasonWords,
  standingWords,
  statusWords,
} from "#app/text/precedence-words.ts";
import { translator } from "#app/text/translator.ts";

import { placesOf, type Session } from "./session.server.ts";
import { statementsOf } from "./view.server.ts";

/** What a paper needs beside its session. `asOf` is when the session was changed last; the printed hour is that one. */
export type PaperContext = {
  language: Language;
  asOf: Date;
  names: ReadonlyMap<string, Trilingual>;
  summit: Trilingual;
};

/** What a paper of a session says, in one language. */
export function paperOf(session: Session, paper: Paper, context: PaperContext): PaperDocument {
  switch (paper) {
    case "speakers":
      return speakersPaper(session, context);
    case "agenda":
      return agendaPaper(session, context);
    case "seating":
      return seatingPaper(session, context);
    case "cards":
      return cardsPaper(session, context);
    case "flags":
      return flagsPaper(session, context);
    case "photo":
      return photoPaper(session, context);
    default:
      return assertNever(paper);
  }
}

const words = ({ language }: { language: Language }): PrecedenceWords =>
  translator(language, "precedence");

/** Title, session, day, hours, room and order. */
function frameOf(
  { item, rules }: Session,
  paper: Paper,
  list: ListName,
  context: PaperContext,
): PaperFrame {
  const { language, summit } = context;
  const t = words(context);
  const hours =
    item.startsAt && item.endsAt
      ? `${astanaTime(new Date(item.startsAt))}–${astanaTime(new Date(item.endsAt))}`
      : t("hourUnknown");
  const place = item.room?.name[language] ?? item.place?.[language];
  const when = [
    capitalised(weekday(item.day, language)),
    formatDate(item.day, language),
    hours,
    place,
  ];
  return {
    language,
    title: t(`paper.${paper}`),
    lines: [
      item.title[language],
      when.filter(Boolean).join(", "),
      t("paper.order", { order: t(`order.${rules[list].order}`) }),
    ],
    running: summit[language],
    aside: t("paper.forProtocol"),
    foot: asOfLine(context),
    continued: t("paper.continued"),
  };
}

/** "As of 13 October 2022, 09:40 (UTC+6)". */
export function asOfLine(context: Pick<PaperContext, "language" | "asOf">): string {
  const { language, asOf } = context;
  const date = formatDate(asOf, language);
  return words(context)("paper.asOf", { date, time: astanaTime(asOf), offset: offsetLabel(asOf) });
}

/** Why here; a place by hand with its reason and who gave it. */
function whyWords(place: Place, context: PaperContext): string {
  const t = words(context);
  const { byHand } = place;
  if (byHand) return `${t("why.byHand", { reason: byHand.reason })} (${byHand.by})`;
  return reasonWords(place, t, context.language, context.names);
}

const nameOf = ({ participant }: Place, { language }: PaperContext): string =>
  participant.name[language];

function speakersPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const list = statementsOf(session);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 48 },
    { head: t("table.reason"), width: 72 },
    { head: t("table.minutes"), width: 13, align: "right" },
    { head: t("table.expected"), width: 16, align: "right" },
  ];
  const lines = list.statements.map(({ place, minutes, expectedAt }, i): ListLine => ({
    kind: "entry",
    cells: [
      { text: String(i + 1), style: "number" },
      { text: nameOf(place, context), style: "strong" },
      { text: whyWords(place, context) },
      { text: String(minutes) },
      { text: expectedAt ? astanaTime(expectedAt) : "–" },
    ],
  }));
  const frame = frameOf(session, "speakers", "speakers", context);
  const total = t("minutesTotal", { count: list.minutes });
  return { kind: "list", frame: { ...frame, lines: [...frame.lines, total] }, columns, lines };
}

/** The points of the session, then its statements with the hours at which they may be expected. */
function agendaPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const { item } = session;
  const { statements } = statementsOf(session);
  const columns: Column[] = [
    { head: t("table.expected"), width: 17 },
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 121 },
    { head: t("table.minutes"), width: 15, align: "right" },
  ];
  const points = agendaPoints(item.note?.[context.language] ?? "").map((point, i): ListLine => ({
    kind: "entry",
    cells: [{ text: "" }, { text: String(i + 1), style: "number" }, { text: point }],
  }));
  const speaking = statements.map(({ place, minutes, expectedAt }, i): ListLine => ({
    kind: "entry",
    cells: [
      { text: expectedAt ? astanaTime(expectedAt) : "–" },
      { text: String(i + 1), style: "number" },
      {
        text: nameOf(place, context),
        style: "strong",
        under: standingWords(place.participant.standing, t, context.language),
      },
      { text: String(minutes) },
    ],
  }));
  const head = (text: string, under: ListLine[]): ListLine[] =>
    under.length > 0 ? [{ kind: "heading", text }, ...under] : [];
  const close: ListLine[] = item.endsAt
    ? [{ kind: "heading", text: t("paper.close", { time: astanaTime(new Date(item.endsAt)) }) }]
    : [];
  const lines = [
    ...head(t("paper.point"), points),
    ...head(t("paper.statements"), speaking),
    ...close,
  ];
  return { kind: "list", frame: frameOf(session, "agenda", "speakers", context), columns, lines };
}

function seatingPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const places = placesOf(session, "seating");
  return {
    kind: "seating",
    frame: frameOf(session, "seating", "seating", context),
    spots: places.map((place) => ({ code: place.participant.code, name: nameOf(place, context) })),
    how: seatingHow(session.rules.seating.order),
    table: t("paper.table"),
    list: placeList(places, context),
  };
}

function flagsPaper(session: Session, context: PaperContext): PaperDocument {
  const frame = frameOf(session, "flags", "flags", context);
  const about = words(context)("about.flags");
  return {
    kind: "list",
    frame: { ...frame, lines: [...frame.lines, about] },
    ...placeList(placesOf(session, "flags"), context),
  };
}

/** Number, name, code and why. */
function placeList(places: readonly Place[], context: PaperContext) {
  const t = words(context);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 72 },
    { head: "", width: 20 },
    { head: t("table.reason"), width: 61 },
  ];
  const lines = places.map((place): ListLine => ({
    kind: "entry",
    cells: [
      { text: String(place.number), style: "number" },
      { text: nameOf(place, context), style: "strong" },
      { text: place.participant.code },
      { text: whyWords(place, context) },
    ],
  }));
  return { columns, lines };
}

function photoPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const places = placesOf(session, "photo");
  const most = session.policy.photoRow;
  const frame = frameOf(session, "photo", "photo", context);
  return {
    kind: "photo",
    frame: { ...frame, lines: [...frame.lines, t("about.photo")] },
    spots: places.map((place) => ({ code: place.participant.code, name: nameOf(place, context) })),
    mostInRow: most,
    camera: t("paper.camera"),
    rowNames: Array.from({ length: Math.ceil(places.length / most) }, (_, i) =>
      t("paper.row", { row: i + 1 }),
    ),
    list: photoList(places, most, context),
  };
}

/** By rows from the front, each from the photographer's left. */
function photoList(places: readonly Place[], most: number, context: PaperContext) {
  const t = words(context);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 78 },
    { head: "", width: 20 },
    { head: t("table.where"), width: 55 },
  ];
  const lines = photoRows(places, most)
    .flat()
    .map(({ one, row, fromLeft }): ListLine => ({
      kind: "entry",
      cells: [
        { text: String(one.number), style: "number" },
        { text: nameOf(one, context), style: "strong" },
        { text: one.participant.code },
        { text: t("where.photo", { row, place: fromLeft }) },
      ],
    }));
  return { columns, lines };
}

function cardsPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const { language } = context;
  return {
    kind: "cards",
    frame: frameOf(session, "cards", "seating", context),
    cards: placesOf(session, "seating").map(({ participant, number }) => {
      const name = participant.name[language];
      const others = LANGUAGES.map((each) => participant.name[each]);
      return {
        name,
        others: [...new Set(others)].filter((each) => each !== name).join(" · "),
        code: participant.code,
        seat: number === 1 ? t("where.seatHead") : t("where.seat", { number }),
      };
    }),
  };
}

/** The list of delegations in an order: number, names, code, status and who leads each. */
export function delegationsPaper(
  places: readonly Place[],
  order: string,
  about: Omit<PaperContext, "names"> & { day: string },
): PaperDocument {
  const { language, summit, day } = about;
  const t = words(about);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 66 },
    { head: "", width: 17 },
    { head: t("order.status"), width: 31 },
    { head: t("table.represented"), width: 35 },
  ];
  const lines = places.map(({ participant, number }): ListLine => ({
    kind: "entry",
    cells: [
      { text: String(number), style: "number" },
      {
        text: participant.name[language],
        style: "strong",
        under: participant.formalName[language],
      },
      { text: participant.code },
      { text: statusWords(participant, t) },
      { text: participant.standing ? t(`rank.${participant.standing.rank}`) : t("rankUnknown") },
    ],
  }));
  const frame: PaperFrame = {
    language,
    title: t("paper.delegations"),
    lines: [summit[language], formatDate(day, language), t("paper.order", { order })],
    running: summit[language],
    aside: t("paper.forProtocol"),
    foot: asOfLine(about),
    continued: t("paper.continued"),
  };
  return { kind: "list", frame, columns, lines };
}
