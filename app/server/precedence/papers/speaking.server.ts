import { agendaPoints } from "#app/domain/precedence/agenda.ts";
import type { Column, ListLine, PaperDocument } from "#app/domain/precedence/layout/paper.ts";
import { speakerName, takesStatements } from "#app/domain/programme/agenda.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { standingWords } from "#app/text/precedence-words.ts";

import type { Session } from "../session.server.ts";
import { statementsOf } from "../view.server.ts";
import { frameOf, nameOf, type PaperContext, whyWords, words } from "./frame.server.ts";

export function speakersPaper(session: Session, context: PaperContext): PaperDocument {
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
      { text: nameOf(place, context), style: "strong", flag: place.participant.iso2 },
      { text: whyWords(place, context) },
      { text: String(minutes) },
      { text: expectedAt ? astanaTime(expectedAt) : "–" },
    ],
  }));
  const frame = frameOf(session, "speakers", "speakers", context);
  const total = [
    t("minutesTotal", { count: list.minutes }),
    ...(list.minutesOver > 0 ? [t("over", { count: list.minutesOver })] : []),
  ].join(" ");
  return { kind: "list", frame: { ...frame, lines: [...frame.lines, total] }, columns, lines };
}

/** The points of the session, then its statements with the hours at which they may be expected. */
export function agendaPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const { item } = session;
  const { statements } = statementsOf(session);
  const columns: Column[] = [
    { head: t("table.expected"), width: 17 },
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 121 },
    { head: t("table.minutes"), width: 15, align: "right" },
  ];
  const points = pointsOf(item, context).map(({ text, under }, i): ListLine => ({
    kind: "entry",
    cells: [{ text: "" }, { text: String(i + 1), style: "number" }, { text, under }],
  }));
  const speaking = statements.map(({ place, minutes, expectedAt }, i): ListLine => ({
    kind: "entry",
    cells: [
      { text: expectedAt ? astanaTime(expectedAt) : "–" },
      { text: String(i + 1), style: "number" },
      {
        text: nameOf(place, context),
        style: "strong",
        flag: place.participant.iso2,
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
    ...(takesStatements(item.agenda) ? head(t("paper.statements"), speaking) : []),
    ...close,
  ];
  return { kind: "list", frame: frameOf(session, "agenda", "speakers", context), columns, lines };
}

/** The points as editors wrote them, with who is called to each; where they wrote none, the sentences of the note. */
function pointsOf(
  { agenda, note }: ProgrammeItem,
  { language, names }: PaperContext,
): { text: string; under: string }[] {
  if (agenda.length === 0)
    return agendaPoints(note?.[language] ?? "").map((text) => ({ text, under: "" }));
  const named = Object.fromEntries(names);
  return agenda.map(({ title, speakers }) => ({
    text: title[language],
    under: speakers
      .map((speaker) => {
        const name = speakerName(speaker, named, language);
        return speaker.minutes === null ? name : `${name} (${speaker.minutes})`;
      })
      .join(" · "),
  }));
}
