import type { Item, Plate, Side, TextItem } from "#app/domain/badge/layout/items.ts";
import { assertNever } from "#app/domain/result.ts";
import type { CategoryLetter } from "#app/domain/badge/letter.ts";

import { blend, COLOUR } from "../print/colours.ts";
import { baselineIn } from "../print/measure.server.ts";
import { drawFrieze, drawMark } from "../print/ornament.server.ts";
import { drawQr } from "../print/qr.server.ts";
import { drawLine, drawNative, isArabic } from "../print/text.server.ts";
import { mm } from "../print/units.ts";
import { drawGround, GROUND_UNIT } from "./grounds.server.ts";
import { inkOf } from "./inks.ts";

type Doc = PDFKit.PDFDocument;

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

/** Draws an item of a side, without tags. */
export function drawItem(doc: Doc, item: Item, side: Side, pictures: Pictures): void {
  const { letter } = pictures;
  switch (item.kind) {
    case "text":
      drawText(doc, item, letter);
      return;
    case "code":
      drawQr(doc, pictures.code, mm(item.x), mm(item.y), item.side, { mask: MASK });
      return;
    case "photo":
    case "flag":
      drawFrame(doc, item, pictures);
      return;
    case "ground":
      doc.save().scale(GROUND_UNIT);
      drawGround(doc, item.of, side);
      doc.restore();
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
    case "box":
      drawBox(doc, item, letter);
      return;
    default:
      assertNever(item);
  }
}

/** Draws a plate; words in another language than English say so to screen readers. */
export function drawPlate(doc: Doc, plate: Plate, side: Side, pictures: Pictures): void {
  for (const item of plate) {
    const language = item.kind === "text" ? item.language : undefined;
    if (language) doc.addContent(`/Span <</Lang (${language})>> BDC`);
    drawItem(doc, item, side, pictures);
    if (language) doc.addContent("EMC");
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

function drawBox(doc: Doc, item: Extract<Item, { kind: "box" }>, letter: CategoryLetter): void {
  const { fill, stroke } = item;
  doc.roundedRect(mm(item.x), mm(item.y), mm(item.width), mm(item.height), mm(item.radius ?? 0));
  if (fill) doc.fill(inkOf(fill, letter));
  else if (stroke) doc.lineWidth(mm(stroke.width)).stroke(inkOf(stroke.ink, letter));
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
