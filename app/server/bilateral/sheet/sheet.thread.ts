import { DOOR, type DoorPage, layOutDoorSign } from "#app/domain/bilateral/sheet/door-page.ts";
import {
  leadAndRest,
  leadLanguage,
  type SheetEdition,
} from "#app/domain/bilateral/sheet/edition.ts";
import { layOutRoomSheet } from "#app/domain/bilateral/sheet/layout.ts";
import type { SheetPage } from "#app/domain/bilateral/sheet/page.ts";
import { SHEET } from "#app/domain/programme/layout/sheet.ts";

import { COLOUR } from "../../print/colours.ts";
import { collect, createDocument, decoration } from "../../print/document.server.ts";
import { drawFlag, type Flags, flagsOf } from "../../print/flags.server.ts";
import { drawMark } from "../../print/ornament.server.ts";
import { drawQr } from "../../print/qr.server.ts";
import { mm } from "../../print/units.ts";
import { drawAside, drawBlock } from "../../programme/pdf/blocks.server.ts";
import { typesetter } from "../../programme/pdf/typesetter.server.ts";
import { drawBox, drawRule } from "./draw.server.ts";

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

const WIDE = SHEET.right - SHEET.left;

/**
 * The room sheet of a day as PDF: tagged, in the language it is marked with; equal editions give equal bytes.
 * @param current address of the sheet as it stands now, for the code at the foot
 */
export async function roomSheetPdf(
  edition: SheetEdition,
  current: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const flags = await flagsIn(edition);
  const doc = open(edition, "roomSheet", [SHEET.width, SHEET.height]);
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const page of layOutRoomSheet(edition, typesetter)) {
    doc.addPage();
    const part = doc.struct("Sect");
    root.add(part);
    drawSheet(doc, part, page, { flags, current });
    part.end();
  }
  root.end();
  return collect(doc);
}

/** The sign of a room for one day on paper, as PDF like the sheet. It names sides and hours, and no person. */
export async function doorSignPdf(edition: SheetEdition): Promise<Uint8Array<ArrayBuffer>> {
  const flags = await flagsIn(edition);
  const doc = open(edition, "doorSign", [DOOR.width, DOOR.height]);
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const page of layOutDoorSign(edition, typesetter)) {
    doc.addPage();
    const part = doc.struct("Sect");
    root.add(part);
    drawDoor(doc, part, page, flags);
    part.end();
  }
  root.end();
  return collect(doc);
}

const flagsIn = ({ meetings }: SheetEdition): Promise<Flags> =>
  flagsOf(meetings.flatMap(({ sides }) => sides.map(({ iso2 }) => iso2)));

function open(
  edition: SheetEdition,
  kind: "roomSheet" | "doorSign",
  [width, height]: readonly [number, number],
): Doc {
  const { lead } = leadAndRest(edition, (language) => edition.words[language][kind]);
  const language = leadLanguage(edition);
  return createDocument({
    title: `${lead}: ${edition.room.name[language]}, ${edition.day}`,
    language,
    size: [mm(width), mm(height)],
    date: edition.changedAt,
  });
}

function drawSheet(
  doc: Doc,
  parent: Parent,
  page: SheetPage,
  { flags, current }: { flags: Flags; current: string },
): void {
  const across = { x: SHEET.left, width: WIDE };
  decoration(doc, () => {
    drawMark(doc, mm(SHEET.left + 3), mm(15), mm(6), COLOUR.ink800);
    drawRule(doc, { ...across, y: 21, weight: 0.25, colour: COLOUR.ink900 });
    drawRule(doc, { ...across, y: page.rulesTop, weight: 0.5, colour: COLOUR.ink900 });
    const foot = { ...across, y: SHEET.footRuleTop, weight: 0.15, colour: COLOUR.paper400 };
    drawRule(doc, foot);
    const { codeSide, height } = SHEET;
    drawQr(doc, current, mm(SHEET.left - 1.5), mm(height - 9.5 - codeSide), codeSide);
  });
  for (const block of page.furniture) drawAside(doc, block);
  for (const block of page.head) drawBlock(doc, parent, block);
  if (page.plan) drawPlan(doc, parent, page.plan);
  for (const block of page.columns) drawBlock(doc, parent, block);
  for (const row of page.rows) {
    decoration(doc, () => {
      for (const flag of row.flags) drawFlag(doc, flags, flag, row.top);
      const y = row.top + row.height - 0.075;
      drawRule(doc, { ...across, y, weight: 0.15, colour: COLOUR.paper400 });
    });
    const box = doc.struct("Sect");
    parent.add(box);
    for (const block of row.blocks) drawBlock(doc, box, block, row.top);
    box.end();
  }
}

/** A drawing is one picture to a screen reader, said in words. */
function drawPlan(doc: Doc, parent: Parent, plan: NonNullable<SheetPage["plan"]>): void {
  parent.add(
    doc.struct("Figure", { alt: plan.said }, () => {
      for (const box of plan.boxes) drawBox(doc, box);
      drawMark(doc, mm(plan.mark.x), mm(plan.mark.y), mm(16), COLOUR.gold500);
    }),
  );
  for (const label of plan.labels) drawAside(doc, label);
}

function drawDoor(doc: Doc, parent: Parent, page: DoorPage, flags: Flags): void {
  const across = { x: DOOR.left, width: DOOR.right - DOOR.left };
  decoration(doc, () => {
    doc.rect(0, 0, mm(DOOR.width), mm(DOOR.headBottom)).fill(COLOUR.ink900);
    drawMark(doc, mm(DOOR.left + 10), mm(20), mm(20), COLOUR.gold400);
  });
  for (const block of page.head) drawBlock(doc, parent, block);
  for (const row of page.rows) {
    decoration(doc, () => {
      for (const flag of row.flags) drawFlag(doc, flags, flag, row.top);
      drawRule(doc, { ...across, y: row.top + row.height, weight: 0.2, colour: COLOUR.paper400 });
    });
    const box = doc.struct("Sect");
    parent.add(box);
    for (const block of row.blocks) drawBlock(doc, box, block, row.top);
    box.end();
  }
  for (const block of page.foot) drawAside(doc, block);
}
