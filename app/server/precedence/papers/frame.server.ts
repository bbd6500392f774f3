import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import type { PaperFrame } from "#app/domain/precedence/layout/paper.ts";
import type { Paper } from "#app/domain/precedence/papers.ts";
import type { ListName } from "#app/domain/precedence/policy.ts";
import { capitalised } from "#app/domain/programme/layout/edition.ts";
import { astanaTime, formatDate, offsetLabel, weekday } from "#app/domain/time/astana.ts";
import { type PrecedenceWords, reasonWords } from "#app/text/precedence-words.ts";
import { translator } from "#app/text/translator.ts";

import type { Session } from "../session.server.ts";

/** What a paper needs beside its session. `asOf` is when the session was changed last; the printed hour is that one. */
export type PaperContext = {
  language: Language;
  asOf: Date;
  names: ReadonlyMap<string, Trilingual>;
  summit: Trilingual;
};

export const words = ({ language }: { language: Language }): PrecedenceWords =>
  translator(language, "precedence");

export const nameOf = ({ participant }: Place, { language }: PaperContext): string =>
  participant.name[language];

/** Why here; a place by hand with its reason and who gave it. */
export function whyWords(place: Place, context: PaperContext): string {
  const t = words(context);
  const { byHand } = place;
  if (byHand) return `${t("why.byHand", { reason: byHand.reason })} (${byHand.by})`;
  return reasonWords(place, t, context.language, context.names);
}

/** Title, session, day, hours, room and order. */
export function frameOf(
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
    lines: [item.title[language], when.filter(Boolean).join(", "), orderLine(rules[list], t)],
    running: summit[language],
    aside: t("paper.forProtocol"),
    foot: asOfLine(context),
    continued: t("paper.continued"),
  };
}

/** "Order: Rank. Members before observers, partners and guests". */
const orderLine = ({ order, byStatus }: Session["rules"][ListName], t: PrecedenceWords): string =>
  [
    t("paper.order", { order: t(`order.${order}`) }),
    ...(byStatus ? [t("order.byStatus")] : []),
  ].join(". ");

/** "As of 13 October 2022, 09:40 (UTC+6)". */
export function asOfLine(context: Pick<PaperContext, "language" | "asOf">): string {
  const { language, asOf } = context;
  const date = formatDate(asOf, language);
  return words(context)("paper.asOf", { date, time: astanaTime(asOf), offset: offsetLabel(asOf) });
}
