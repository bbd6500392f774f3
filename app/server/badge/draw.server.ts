import { BLEED, type Item, type Plate, type Side } from "#app/domain/badge/layout/items.ts";
import type { Leaf } from "#app/domain/badge/sheets.ts";

import { COLOUR } from "../print/colours.ts";
import { decoration } from "../print/document.server.ts";
import { packPage } from "../print/pack.server.ts";
import { stamp } from "../print/stamp.server.ts";
import { mm } from "../print/units.ts";
import { drawItem, drawPlate, type Pictures } from "./items.server.ts";

type Doc = PDFKit.PDFDocument;
type Section = PDFKit.PDFStructureElement;

/** A side to be drawn, and where its bleed's top left corner stands on the page, mm. */
export type PlacedSide = {
  side: Side;
  at: { x: number; y: number };
  section: Section;
  pictures: Pictures;
};

/** Adds a page of a leaf with its crop marks and the sides on it, each tagged under its section. */
export function drawPage(doc: Doc, leaf: Leaf<unknown>, sides: readonly PlacedSide[]): void {
  const size = { width: mm(leaf.width), height: mm(leaf.height) };
  doc.addPage({ size: [size.width, size.height], margin: 0 });
  if (leaf.cuts && sides.length === 1 && leaf.cuts.xs.length === 2) setBoxes(doc, leaf);
  if (leaf.cuts) {
    // Leaves of a size have the same marks: the name stands for them.
    const marks = (cropMarks[`${leaf.width} ${leaf.height} ${leaf.side.width}`] ??= {});
    decoration(doc, () => stamp(doc, marks, size, () => drawCropMarks(doc, leaf)));
  }
  for (const { side, at, section, pictures } of sides) {
    doc.save().translate(mm(at.x), mm(at.y));
    doc.rect(0, 0, mm(side.width), mm(side.height)).clip();
    for (const plate of side.plates) drawTaggedPlate(doc, section, plate, side, pictures);
    for (const item of side.items) drawTaggedItem(doc, section, item, side, pictures);
    doc.restore();
  }
  packPage(doc);
}

const cropMarks: Record<string, object> = {};

/** TrimBox and BleedBox (ISO 32000-1 §14.11.2) of a single badge: where the printer cuts. */
function setBoxes(doc: Doc, { width, height, side }: Leaf<unknown>): void {
  const around = (width - side.width) / 2;
  const box = (inset: number) => [mm(inset), mm(inset), mm(width - inset), mm(height - inset)];
  const { data } = doc.page.dictionary as unknown as { data: Record<string, number[]> };
  data.BleedBox = box(around);
  data.TrimBox = box(around + BLEED);
}

/** Distance of a mark from the bleed, and its length. */
const MARK = { apart: 1.2, length: 4 } as const;

/** In the margins alone: nothing is drawn between badges that stand side by side. */
function drawCropMarks(doc: Doc, { width, height, cuts }: Leaf<unknown>): void {
  if (!cuts) return;
  const edge = (starts: readonly number[]) => Math.min(...starts) - BLEED - MARK.apart;
  const [left, top] = [edge(cuts.xs), edge(cuts.ys)];
  for (const x of cuts.xs) {
    doc.moveTo(mm(x), mm(top - MARK.length)).lineTo(mm(x), mm(top));
    doc.moveTo(mm(x), mm(height - top)).lineTo(mm(x), mm(height - top + MARK.length));
  }
  for (const y of cuts.ys) {
    doc.moveTo(mm(left - MARK.length), mm(y)).lineTo(mm(left), mm(y));
    doc.moveTo(mm(width - left), mm(y)).lineTo(mm(width - left + MARK.length), mm(y));
  }
  doc.lineWidth(mm(0.12)).stroke(COLOUR.ink950);
}

/** A plate with words is one paragraph; one without is decoration. */
function drawTaggedPlate(
  doc: Doc,
  section: Section,
  plate: Plate,
  side: Side,
  pictures: Pictures,
): void {
  const size = { width: mm(side.width), height: mm(side.height) };
  const draw = () => {
    stamp(doc, plate, size, () => drawPlate(doc, plate, side, pictures));
  };
  if (plate.some(({ kind }) => kind === "text")) section.add(doc.struct("P", {}, draw));
  else decoration(doc, draw);
}

function drawTaggedItem(
  doc: Doc,
  section: Section,
  item: Item,
  side: Side,
  pictures: Pictures,
): void {
  const draw = () => drawItem(doc, item, side, pictures);
  switch (item.kind) {
    case "text":
      section.add(doc.struct("P", item.language ? { lang: item.language } : {}, draw));
      return;
    case "code":
      section.add(doc.struct("Figure", { alt: pictures.codeWords }, draw));
      return;
    case "photo":
      if (pictures.photo) section.add(doc.struct("Figure", { alt: pictures.photoWords }, draw));
      else decoration(doc, draw);
      return;
    default:
      decoration(doc, draw);
  }
}
