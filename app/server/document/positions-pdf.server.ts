import { STANCES } from "#app/domain/document/position.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { PAPER_STYLE, Sheet } from "../print/sheet.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { DocumentPage } from "./document-page.server.ts";
import { drawTable } from "./draw-table.server.ts";

/** What delegations said of a version, as far as the page shows it to its reader. */
export async function positionsPdf(
  { document, shown, view }: Pick<DocumentPage, "document" | "shown" | "view">,
  language: Language,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const definition = await summitDefinition();
  const t = translator(language, "document");
  const heading = t("positions.pdfTitle", { number: shown?.number ?? 0 });
  const title = document.title[language];
  const sheet = new Sheet({ title: `${heading}: ${title}`, language, date: now });
  const printed = t("positions.printed", { day: formatDate(now, language), time: astanaTime(now) });
  const over = `${definition.organisation[language]} · ${definition.name[language]}`;
  sheet.lines("P", over, PAPER_STYLE.over, 4);
  sheet.gap(3);
  sheet.lines("H1", title, PAPER_STYLE.title, 8);
  sheet.gap(1);
  sheet.lines("P", heading, PAPER_STYLE.delegation, 6);
  sheet.lines("P", printed, PAPER_STYLE.small, 4);
  sheet.gap(2);
  if (view.tally) {
    const { tally } = view;
    const counts = STANCES.map((stance) => `${t(`stances.${stance}`)}: ${tally[stance]}`);
    sheet.lines("P", counts.join(" · "), PAPER_STYLE.value, 5);
  } else sheet.lines("P", t("positions.hidden"), PAPER_STYLE.small, 4);
  sheet.gap(4);
  if (view.positions.length === 0) sheet.lines("P", t("positions.none"), PAPER_STYLE.value, 5);
  else
    drawTable(sheet, {
      columns: [
        { head: t("positions.by"), width: 40 },
        { head: t("positions.on"), width: 26 },
        { head: t("positions.stance"), width: 30 },
        { head: t("positions.words"), width: 78 },
      ],
      rows: view.positions.map(({ party, paragraph, stance, proposal, remark }) => [
        party.name[language],
        paragraph === null ? t("positions.whole") : t("text.paragraph", { number: paragraph }),
        t(`stance.${stance}`),
        [proposal && t("positions.proposes", { text: proposal }), remark]
          .filter(Boolean)
          .join("\n"),
      ]),
    });
  sheet.gap(4);
  if (view.silent.length > 0) {
    sheet.need(14);
    const list = view.silent.map(({ name }) => name[language]).join(", ");
    sheet.lines("P", t("positions.silent", { list }), PAPER_STYLE.value, 4.6);
  }
  return sheet.finish(`${definition.shortName[language]} · ${printed}`);
}
