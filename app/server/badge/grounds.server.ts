import { crossPath, raysPath } from "#app/domain/ornament/geometry.ts";
import { waves } from "#app/domain/ornament/waves.ts";

import { blend, COLOUR } from "../print/colours.ts";
import { drawRing } from "../print/ornament.server.ts";
import { mm } from "../print/units.ts";

type Doc = PDFKit.PDFDocument;
export type Ground = "front" | "back" | "card-front" | "card-back";

const PAPER = "#FEFDFB";
const CARD_PAPER = "#FBF9F4";
const SKY = "#15567A";
const GOLD = "#B07A08";
/** Height of the petrol band on the front. */
const HEAD = 29;

/** Draws the ground of a side, in millimetres. */
export function drawGround(doc: Doc, of: Ground, size: { width: number; height: number }): void {
  const { width, height } = size;
  switch (of) {
    case "front":
      doc.rect(0, 0, width, height).fill(PAPER);
      drawWaves(doc, { y: HEAD, width, height: height - HEAD }, blend(SKY, PAPER, 0.26));
      drawWatermark(doc);
      drawHead(doc, width);
      return;
    case "back":
      doc.rect(0, 0, width, height).fill(COLOUR.white);
      drawWaves(doc, { y: 0, width, height }, blend(SKY, COLOUR.white, 0.2));
      return;
    case "card-front":
      doc.rect(0, 0, width, height).fill(COLOUR.ink900);
      drawRing(doc, 76.5, 18.5, { scale: 0.08, reach: 900 });
      return;
    case "card-back":
      doc.rect(0, 0, width, height).fill(CARD_PAPER);
      drawWaves(doc, { y: 0, width, height }, blend(GOLD, CARD_PAPER, 0.34));
      return;
  }
}

/** The shanyrak behind the name, cropped only by the edge of the paper. */
function drawWatermark(doc: Doc): void {
  const gold = blend(GOLD, PAPER, 0.24);
  doc
    .save()
    .translate(66, HEAD + 58)
    .strokeColor(gold);
  doc.circle(0, 0, 26).lineWidth(0.5).stroke();
  doc.circle(0, 0, 27.6).lineWidth(0.16).stroke();
  doc.path(crossPath(25.6)).lineWidth(0.28).stroke();
  doc
    .path(raysPath(96, 28.4, 38))
    .lineWidth(0.16)
    .stroke();
  doc.restore();
}

function drawHead(doc: Doc, width: number): void {
  doc.save().rect(0, 0, width, HEAD).clip();
  doc.rect(0, 0, width, HEAD).fill(COLOUR.ink900);
  doc
    .translate(46, 8.8)
    .path(raysPath(72, 10.5, 80))
    .lineWidth(0.14);
  doc.stroke(blend(COLOUR.sky300, COLOUR.ink900, 0.3));
  doc.restore();
}

function drawWaves(
  doc: Doc,
  field: { y: number; width: number; height: number },
  colour: string,
): void {
  doc.save().translate(0, field.y);
  doc.addContent(wavesContent(field, colour));
  doc.restore();
}

function wavesContent(
  { width, height }: { width: number; height: number },
  colour: string,
): string {
  const short = (value: number): string => String(Math.round(value * 1000) / 1000);
  const rgb = [1, 3, 5].map((at) => short(parseInt(colour.slice(at, at + 2), 16) / 255));
  const lines = waves(width, height).map(({ start, curves }) =>
    [
      `${start.map(short).join(" ")} m`,
      ...curves.map((curve) => `${curve.map(short).join(" ")} c`),
    ].join("\n"),
  );
  return `0.1 w ${rgb.join(" ")} RG\n${lines.join("\n")}\nS\n`;
}

/** The unit of grounds: everything above is in millimetres. */
export const GROUND_UNIT = mm(1);
