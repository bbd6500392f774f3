import type { Place } from "#app/domain/precedence/arrange.ts";
import type {
  Column,
  ListLine,
  PaperDocument,
  PaperFrame,
} from "#app/domain/precedence/layout/paper.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import { statusWords } from "#app/text/precedence-words.ts";

import { asOfLine, type PaperContext, words } from "./frame.server.ts";

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
        flag: participant.iso2,
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
