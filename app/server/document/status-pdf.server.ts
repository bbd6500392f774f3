import { DOCUMENT_PARTS, DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { PAPER_STYLE, Sheet } from "../print/sheet.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { DocumentSummary } from "./documents.server.ts";
import { drawTable } from "./draw-table.server.ts";

/** The status table: each document with its sponsors and the day of each clearance; tagged, in one language. */
export async function statusPdf(
  documents: readonly DocumentSummary[],
  language: Language,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const definition = await summitDefinition();
  const t = translator(language, "document");
  const printed = t("table.printed", { day: formatDate(now, language), time: astanaTime(now) });
  const sheet = new Sheet({ title: t("table.title"), language, date: now });
  const over = `${definition.organisation[language]} · ${definition.name[language]}`;
  sheet.lines("P", over, PAPER_STYLE.over, 4);
  sheet.gap(3);
  sheet.lines("H1", t("table.title"), PAPER_STYLE.title, 8);
  sheet.gap(1);
  sheet.lines("P", printed, PAPER_STYLE.small, 4);
  sheet.gap(5);
  const reached = DOCUMENT_STATUSES.filter((status) => status !== "drafting");
  drawTable(sheet, {
    columns: [
      { head: t("table.row"), width: 9 },
      { head: t("table.document"), width: 72 },
      { head: t("table.version"), width: 21 },
      ...reached.map((status) => ({ head: t(`status.${status}`), width: 24 })),
    ],
    rows: documents.map((document, index) => [
      String(index + 1),
      [document.title[language], ...sponsorLines(document, language)].join("\n"),
      versionCell(document, language),
      ...reached.map((status) => stepCell(document, status, language)),
    ]),
  });
  if (documents.length === 0) sheet.lines("P", t("emptyPublic"), PAPER_STYLE.value, 5);
  return sheet.finish(`${definition.shortName[language]} · ${printed}`);
}

function sponsorLines({ sponsors }: DocumentSummary, language: Language): string[] {
  const t = translator(language, "document");
  return DOCUMENT_PARTS.flatMap((part) => {
    const names = sponsors
      .filter((sponsor) => sponsor.part === part)
      .map(({ delegation }) => delegation.name[language]);
    return names.length > 0 ? [`${t(`part.${part}`)}: ${names.join(", ")}`] : [];
  });
}

function versionCell({ version, status }: DocumentSummary, language: Language): string {
  const t = translator(language, "document");
  if (!version) return "–";
  if (status === "adopted" || version.brackets === 0) return String(version.number);
  return `${version.number}\n${t("brackets", { count: version.brackets })}`;
}

/** The day of a decision; "yes" where it was reached before this system kept the days. */
function stepCell(
  { steps }: DocumentSummary,
  status: (typeof DOCUMENT_STATUSES)[number],
  language: Language,
): string {
  const step = steps.find((one) => one.status === status);
  if (!step) return "–";
  return step.day
    ? formatDate(step.day, language)
    : translator(language, "document")("table.reachedBefore");
}
