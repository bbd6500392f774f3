import { BLEED, type Item, type Side, type TextItem } from "#app/domain/badge/layout/items.ts";
import { assertNever } from "#app/domain/result.ts";
import type { CategoryLetter } from "#app/domain/summit/definition.ts";

import { blend, COLOUR } from "../print/colours.ts";
import { decoration } from "../print/document.server.ts";
import { baselineIn } from "../print/measure.server.ts";
import { drawFrieze, drawMark } from "../print/ornament.server.ts";
import { drawQr } from "../print/qr.server.ts";
import { drawLine, drawNative, isArabic } from "../print/text.server.ts";
import { mm } from "../print/units.ts";
import { drawGround, GROUND_UNIT } from "./grounds.server.ts";
import { inkOf } from "./inks.ts";

type Doc = PDFKit.PDFDocument;
type Section = PDFKit.PDFStructureElement;

/** What a side shows beside its words. */
export type Pictures = {
  letter: CategoryLetter;
  code: string;
  photo?: PDFKit.Mixins.ImageSrc | undefined;
  flag?: PDFKit.Mixins.ImageSrc | undefined;
  /** For screen readers. */
  photoWords: string;
  codeWords: string;
};

/** A signed token is as good as random: no mask makes it better than another. */
const MASK = 0;

/** Paper around the bleed, for the crop marks. */
const MARGIN = 7;

/** Adds a page with one side in the middle and its crop marks around, tagged under `section`. */
export function drawSide(doc: Doc, section: Section, side: Side, pictures: Pictures): void {
  const { width, height } = side;
  doc.addPage({ size: [mm(width + 2 * MARGIN), mm(height + 2 * MARGIN)], margin: 0 });
  setBoxes(doc, side);
  decoration(doc, () => drawCropMarks(doc, side));
  doc.save().translate(mm(MARGIN), mm(MARGIN));
  doc.rect(0, 0, mm(width), mm(height)).clip();
  for (const item of side.items) drawItem(doc, section, item, side, pictures);
  doc.restore();
}

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

function drawItem(doc: Doc, section: Section, item: Item, side: Side, pictures: Pictures): void {
  const { letter } = pictures;
  switch (item.kind) {
    case "text": {
      const options = item.language ? { lang: item.language } : {};
      section.add(doc.struct("P", options, () => drawText(doc, item, letter)));
      return;
    }
    case "code":
      section.add(
        doc.struct("Figure", { alt: pictures.codeWords }, () => {
          drawQr(doc, pictures.code, mm(item.x), mm(item.y), item.side, { mask: MASK });
        }),
      );
      return;
    case "photo":
      if (!pictures.photo) return decoration(doc, () => drawFrame(doc, item, pictures));
      section.add(
        doc.struct("Figure", { alt: pictures.photoWords }, () => drawFrame(doc, item, pictures)),
      );
      return;
    case "flag":
    case "box":
    case "rule":
    case "ground":
    case "mark":
    case "frieze":
      decoration(doc, () => drawShape(doc, item, side, pictures));
      return;
    default:
      assertNever(item);
  }
}

function drawText(doc: Doc, item: TextItem, letter: CategoryLetter): void {
  const { face, size, tracking } = item;
  const style = { face, size, colour: inkOf(item.ink, letter), ...(tracking ? { tracking } : {}) };
  const baseline = mm(item.top) + baselineIn(mm(item.height), style);
  const place = { x: mm(item.x), baseline, align: item.align ?? "left" };
  if (isArabic(item.text)) drawNative(doc, item.text, style, place);
  else drawLine(doc, item.text, style, place);
}

type Shape = Exclude<Item, { kind: "text" | "code" | "photo" }>;

function drawShape(doc: Doc, item: Shape, side: Side, pictures: Pictures): void {
  const { letter } = pictures;
  switch (item.kind) {
    case "ground":
      doc.save().scale(GROUND_UNIT);
      drawGround(doc, item.of, side);
      doc.restore();
      return;
    case "flag":
      drawFrame(doc, item, pictures);
      return;
    case "mark":
      drawMark(doc, mm(item.x), mm(item.y), mm(item.size), inkOf(item.ink, letter));
      return;
    case "frieze":
      drawFrieze(doc, mm(item.x), mm(item.y), mm(item.width), {
        count: 9,
        colour: blend(COLOUR.white, inkOf("category", letter), 0.92),
        lineWidth: 1.5,
      });
      return;
    case "rule":
      doc
        .moveTo(mm(item.from[0]), mm(item.from[1]))
        .lineTo(mm(item.to[0]), mm(item.to[1]))
        .lineWidth(mm(item.width))
        .stroke(inkOf(item.ink, letter));
      return;
    case "box": {
      const { fill, stroke } = item;
      doc.roundedRect(
        mm(item.x),
        mm(item.y),
        mm(item.width),
        mm(item.height),
        mm(item.radius ?? 0),
      );
      if (fill) doc.fill(inkOf(fill, letter));
      else if (stroke) doc.lineWidth(mm(stroke.width)).stroke(inkOf(stroke.ink, letter));
      return;
    }
  }
}

/** A picture in a frame with round corners. */
function drawFrame(
  doc: Doc,
  item: Extract<Item, { kind: "photo" | "flag" }>,
  { photo, flag }: Pictures,
): void {
  const picture = item.kind === "photo" ? photo : flag;
  const [x, y, width, height] = [mm(item.x), mm(item.y), mm(item.width), mm(item.height)];
  const outline = (): Doc => doc.roundedRect(x, y, width, height, mm(item.radius));
  doc.save();
  outline().clip();
  if (picture) doc.image(picture, x, y, { width, height });
  else doc.rect(x, y, width, height).fill(COLOUR.paper200);
  doc.restore();
  outline().lineWidth(mm(item.kind === "photo" ? 0.25 : 0.15));
  doc.stroke(item.kind === "photo" ? COLOUR.ink900 : COLOUR.paper400);
}
