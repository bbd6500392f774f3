import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { ADOPTED } from "#app/domain/programme/layout/adopted.ts";
import { capitalised, type Edition, joined } from "#app/domain/programme/layout/edition.ts";
import type { Page } from "#app/domain/programme/layout/page.ts";
import { layOutProgramme } from "#app/domain/programme/layout/programme.ts";
import { SHEET } from "#app/domain/programme/layout/sheet.ts";
import { formatDate, weekday } from "#app/domain/time/astana.ts";

import { collect, createDocument } from "../../print/document.server.ts";
import { packPage } from "../../print/pack.server.ts";
import { mm } from "../../print/units.ts";
import { drawCover, drawSheet } from "./pages.server.ts";
import { typesetter } from "./typesetter.server.ts";

/**
 * The programme as PDF: tagged, with outline and links, every text in the language it is marked with. Equal editions
 * give equal bytes. Half a second of work and more: call it in a thread.
 * @param current address of the version in force, for the code at the foot of each page
 */
export function programmePdf(edition: Edition, current: string): Promise<Uint8Array<ArrayBuffer>> {
  const language = edition.languages.length === 1 ? (edition.languages[0] ?? "en") : "kk";
  const doc = createDocument({
    title: `${joined(edition, (each) => edition.words[each].programme)}: ${edition.summit.name[language]}`,
    language,
    size: [mm(SHEET.width), mm(SHEET.height)],
    date: edition.publishedAt,
    streamed: true,
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  const items = new Map(edition.items.map((item) => [item.id, item]));
  let chapter: PDFKit.PDFOutline | undefined;
  for (const page of layOutProgramme(edition, typesetter)) {
    doc.addPage();
    const part = doc.struct(page.kind === "contents" ? "TOC" : "Sect");
    root.add(part);
    if (page.kind === "cover") drawCover(doc, part, page);
    else drawSheet(doc, part, page, current);
    part.end();
    chapter = addToOutline(doc, page, { edition, items }, chapter);
    packPage(doc);
  }
  root.end();
  return collect(doc);
}

// pdfkit also knows `fit`, which its types do not: the whole page is shown.
const FIT = { expanded: false, fit: true };

/** Bookmarks: the contents, each day, and under it its sessions. */
function addToOutline(
  doc: PDFKit.PDFDocument,
  page: Page,
  { edition, items }: { edition: Edition; items: ReadonlyMap<string, ProgrammeItem> },
  chapter: PDFKit.PDFOutline | undefined,
): PDFKit.PDFOutline | undefined {
  if ((page.kind === "contents" || page.kind === "adopted") && !page.continued) {
    const { kind } = page;
    doc.outline.addItem(
      joined(edition, (language) => edition.words[language][kind]),
      FIT,
    );
    if (kind === "adopted") doc.addNamedDestination(ADOPTED, "Fit");
  }
  if (page.kind !== "day" || page.day === null) return chapter;
  const { day } = page;
  if (!page.continued) doc.addNamedDestination(day, "Fit");
  const open =
    page.continued && chapter ? chapter : doc.outline.addItem(dayName(day, edition), FIT);
  for (const { kind, id } of page.rows) {
    const item = kind === "session" && items.get(id);
    if (item)
      open.addItem(
        joined(edition, (language) => item.title[language]),
        FIT,
      );
  }
  return open;
}

const dayName = (day: string, edition: Edition): string =>
  joined(
    edition,
    (language) => `${capitalised(weekday(day, language))}, ${formatDate(day, language)}`,
  );
