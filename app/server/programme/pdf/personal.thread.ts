import type { PersonalEdition } from "#app/domain/programme/personal/edition.ts";
import { layOutPersonal } from "#app/domain/programme/personal/layout.ts";
import type { FactBox, PersonalPage, PersonalRow } from "#app/domain/programme/personal/page.ts";
import { capitalised } from "#app/domain/programme/layout/edition.ts";
import { ROW, SHEET } from "#app/domain/programme/layout/sheet.ts";
import { formatDate, weekday } from "#app/domain/time/astana.ts";

import { COLOUR } from "../../print/colours.ts";
import { collect, createDocument, decoration } from "../../print/document.server.ts";
import { drawFlag, type Flags, flagsOf } from "../../print/flags.server.ts";
import { drawIcon } from "../../print/icons.server.ts";
import { drawMark } from "../../print/ornament.server.ts";
import { drawQr } from "../../print/qr.server.ts";
import { mm } from "../../print/units.ts";
import { drawAside, drawBlock } from "./blocks.server.ts";
import { typesetter } from "./typesetter.server.ts";

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

const WIDE = SHEET.right - SHEET.left;
/** How far a meeting's ground reaches beyond the margins, and how wide the bar at its edge is. */
const GROUND = { out: 4, bar: 0.9 } as const;

/**
 * The programme of one delegation as PDF: tagged, in its language, with a bookmark a day. Equal editions give equal bytes.
 * @param current address of the edition as it stands now, for the code at the foot
 */
export async function personalPdf(
  edition: PersonalEdition,
  current: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, delegation, words, changedAt } = edition;
  const flags = await flagsOf([
    delegation.iso2,
    ...edition.entries.flatMap((entry) => entry.flags),
  ]);
  const doc = createDocument({
    title: `${words.title}: ${delegation.formalName}`,
    language,
    size: [mm(SHEET.width), mm(SHEET.height)],
    date: changedAt,
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const page of layOutPersonal(edition, typesetter)) {
    doc.addPage();
    const part = doc.struct("Sect");
    root.add(part);
    drawPage(doc, part, page, { flags, current });
    part.end();
    if (page.day !== null && !page.continued) {
      const name = `${capitalised(weekday(page.day, language))}, ${formatDate(page.day, language)}`;
      doc.outline.addItem(name);
    }
  }
  root.end();
  return collect(doc);
}

type With = { flags: Flags; current: string };

function drawPage(doc: Doc, part: Parent, page: PersonalPage, { flags, current }: With): void {
  decoration(doc, () => {
    drawMark(doc, mm(SHEET.left + 3), mm(15), mm(6), COLOUR.ink800);
    rule(doc, { y: 21, weight: 0.25, colour: COLOUR.ink900 });
    rule(doc, { y: SHEET.footRuleTop, weight: ROW.rule, colour: COLOUR.paper400 });
    const { codeSide, height, left } = SHEET;
    drawQr(doc, current, mm(left - 1.5), mm(height - 9.5 - codeSide), codeSide);
    if (page.flag) drawFlag(doc, flags, page.flag, 0);
    if (page.facts) drawBox(doc, page.facts);
  });
  for (const block of page.furniture) drawAside(doc, block);
  for (const block of page.head) drawBlock(doc, part, block);
  for (const block of page.facts?.blocks ?? []) drawBlock(doc, part, block);
  for (const row of page.rows) drawRow(doc, part, row, flags);
}

function drawBox(doc: Doc, { x, top, width, height, dividers }: FactBox): void {
  doc.roundedRect(mm(x), mm(top), mm(width), mm(height), mm(0.8));
  doc.lineWidth(mm(0.25)).stroke(COLOUR.ink900);
  for (const at of dividers) {
    doc.moveTo(mm(at), mm(top)).lineTo(mm(at), mm(top + height));
    doc.lineWidth(mm(ROW.rule)).stroke(COLOUR.paper400);
  }
}

function drawRow(doc: Doc, part: Parent, row: PersonalRow, flags: Flags): void {
  const { top, height, isMeeting, isStruck, icon, provisionalMark } = row;
  decoration(doc, () => {
    const out = isMeeting ? GROUND.out : 0;
    if (isMeeting) {
      const x = mm(SHEET.left - out);
      doc.rect(x, mm(top), mm(WIDE + 2 * out), mm(height)).fill(COLOUR.ownMeeting);
      doc.rect(x, mm(top), mm(GROUND.bar), mm(height)).fill(COLOUR.gold500);
    }
    rule(doc, { y: top + height - ROW.rule / 2, weight: ROW.rule, colour: COLOUR.paper400, out });
    const ink = { colour: COLOUR.ink600 };
    const at = { x: mm(icon.x), y: mm(top + icon.top), side: mm(5) };
    drawIcon(doc, icon.icon, { ...at, ...ink });
    if (provisionalMark) {
      const { x, top: down } = provisionalMark;
      const place = { x: mm(x), y: mm(top + down), side: mm(ROW.icon) };
      drawIcon(doc, "provisional", { ...place, ...ink });
    }
    for (const flag of row.flags) drawFlag(doc, flags, flag, top);
  });
  const box = doc.struct("Sect");
  part.add(box);
  for (const block of row.blocks)
    drawBlock(doc, box, block, top, { struck: isStruck && block.tag === "H3" });
  box.end();
}

function rule(
  doc: Doc,
  { y, weight, colour, out = 0 }: { y: number; weight: number; colour: string; out?: number },
): void {
  doc.moveTo(mm(SHEET.left - out), mm(y)).lineTo(mm(SHEET.right + out), mm(y));
  doc.lineWidth(mm(weight)).lineCap("butt").stroke(colour);
}
