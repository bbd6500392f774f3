import { receiptNumber } from "#app/domain/custody/receipt.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { PAPER_STYLE, Sheet, SHEET } from "../print/sheet.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { ReceiptPage } from "./receipts.server.ts";

/** Columns of the list: from the left margin, and how wide. Millimetres. */
const COLUMNS = [
  { x: 0, width: 9 },
  { x: 10, width: 72 },
  { x: 84, width: 24 },
  { x: 110, width: 34 },
  { x: 146, width: 28 },
] as const;
const LEAD = 5;

/** A receipt to be signed by both sides: what was handed over, to whom, on what proof. */
export async function receiptPdf(
  receipt: ReceiptPage,
  language: Language,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const definition = await summitDefinition();
  const t = translator(language, "custody");
  const number = t("paper.number", { number: receiptNumber(receipt.number) });
  const sheet = new Sheet({
    title: `${number}: ${receipt.delegation.formalName[language]}`,
    language,
    date: receipt.at,
  });
  const over = `${definition.organisation[language]} · ${definition.name[language]}`;
  sheet.lines("P", over, PAPER_STYLE.over, 4);
  sheet.gap(3);
  sheet.lines("H1", t("paper.title"), PAPER_STYLE.title, 8);
  sheet.gap(1);
  sheet.lines("P", number, PAPER_STYLE.delegation, 6);
  sheet.lines("P", receipt.delegation.formalName[language], PAPER_STYLE.delegation, 6);
  sheet.gap(4);
  drawList(sheet, receipt, language);
  sheet.gap(4);
  sheet.need(40);
  sheet.lines("P", t("paper.received"), PAPER_STYLE.value, LEAD);
  sheet.gap(3);
  for (const [name, value] of [
    [t("paper.taker"), receipt.takenBy],
    [t("paper.document"), t(`documents.${receipt.document}`)],
    ...(receipt.letter ? [[t("paper.letter"), receipt.letter] as const] : []),
    [t("paper.time"), `${formatDate(receipt.at, language)}, ${astanaTime(receipt.at)}`],
  ] as const) {
    sheet.beside(
      [
        { text: name, style: PAPER_STYLE.name, x: SHEET.side, width: 43 },
        { text: value, style: PAPER_STYLE.value, x: SHEET.side + 46, width: 128 },
      ],
      LEAD,
    );
  }
  sheet.signatures([
    t("paper.handed", { name: receipt.by }),
    t("paper.took", { name: receipt.takenBy }),
  ]);
  sheet.gap(6);
  const { telephone } = definition.badgeDesk;
  sheet.lines("P", t("paper.keep", { telephone }), PAPER_STYLE.small, 4);
  const printed = { day: formatDate(now, language), time: astanaTime(now) };
  return sheet.finish(`${number} · ${t("paper.printed", printed)}`);
}

function drawList(sheet: Sheet, { lines }: ReceiptPage, language: Language): void {
  const t = translator(language, "custody");
  const badge = translator(language, "badge");
  const row = (cells: readonly string[], as: "TH" | "TD") =>
    sheet.row(
      cells.flatMap((text, index) => {
        const column = COLUMNS[index];
        const style = as === "TH" ? PAPER_STYLE.name : PAPER_STYLE.value;
        return column ? [{ text, style, x: SHEET.side + column.x, width: column.width }] : [];
      }),
      LEAD,
      as,
    );
  const head = () => {
    row(
      [t("paper.row"), t("paper.person"), t("paper.personNumber"), t("paper.badge"), t("issue")],
      "TH",
    );
    sheet.gap(1.5);
    sheet.rule();
    sheet.gap(1);
  };
  head();
  lines.forEach((line, index) => {
    // Two lines of a long name still stand together; a new page begins with the heads.
    if (sheet.need(2 * LEAD)) head();
    row(
      [
        String(index + 1),
        line.name,
        line.number,
        line.shortNumber,
        line.issue === null ? "" : badge("issueNumber", { issue: line.issue }),
      ],
      "TD",
    );
  });
  sheet.endTable();
  sheet.gap(1.5);
  sheet.rule();
}
