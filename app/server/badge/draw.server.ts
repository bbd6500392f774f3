import { BLEED, type Item, type Plate, type Side } from "#app/domain/badge/layout/items.ts";

import { COLOUR } from "../print/colours.ts";
import { decoration } from "../print/document.server.ts";
import { packPage } from "../print/pack.server.ts";
import { stamp } from "../print/stamp.server.ts";
import { mm } from "../print/units.ts";
import { drawItem, drawPlate, type Pictures } from "./items.server.ts";

type Doc = PDFKit.PDFDocument;
type Section = PDFKit.PDFStructureElement;

/** Paper around the bleed, for the crop marks. */
const MARGIN = 7;

/** Adds a page with one side in the middle and its crop marks around, tagged under `section`. */
export function drawSide(doc: Doc, section: Section, side: Side, pictures: Pictures): void {
  const [width, height] = [mm(side.width + 2 * MARGIN), mm(side.height + 2 * MARGIN)];
  doc.addPage({ size: [width, height], margin: 0 });
  setBoxes(doc, side);
  const marks = CROP_MARKS[side.width < side.height ? "badge" : "card"];
  decoration(doc, () => {
    stamp(doc, marks, { width, height }, () => drawCropMarks(doc, side));
  });
  doc.save().translate(mm(MARGIN), mm(MARGIN));
  doc.rect(0, 0, mm(side.width), mm(side.height)).clip();
  for (const plate of side.plates) drawTaggedPlate(doc, section, plate, side, pictures);
  for (const item of side.items) drawTaggedItem(doc, section, item, side, pictures);
  doc.restore();
  packPage(doc);
}

/** Badges and cards have crop marks of their own: these only name them. */
const CROP_MARKS = { badge: {}, card: {} };

/** TrimBox and BleedBox (ISO 32000-1 §14.11.2): where the printer cuts. */
function setBoxes(doc: Doc, { width, height }: Side): void {
  const box = (inset: number) => [
    mm(inset),
    mm(inset),
    mm(width + 2 * MARGIN - inset),
    mm(height + 2 * MARGIN - inset),
  ];
  const { data } = doc.page.dictionary as unknown as { data: Record<string, number[]> };
  data.BleedBox = box(MARGIN);
  data.TrimBox = box(MARGIN + BLEED);
}

function drawCropMarks(doc: Doc, { width, height }: Side): void {
  const [near, far] = [MARGIN - 1.2, MARGIN - 5.2];
  const [right, bottom] = [width + 2 * MARGIN, height + 2 * MARGIN];
  for (const x of [MARGIN + BLEED, right - MARGIN - BLEED]) {
    doc.moveTo(mm(x), mm(far)).lineTo(mm(x), mm(near));
    doc.moveTo(mm(x), mm(bottom - near)).lineTo(mm(x), mm(bottom - far));
  }
  for (const y of [MARGIN + BLEED, bottom - MARGIN - BLEED]) {
    doc.moveTo(mm(far), mm(y)).lineTo(mm(near), mm(y));
    doc.moveTo(mm(right - near), mm(y)).lineTo(mm(right - far), mm(y));
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
