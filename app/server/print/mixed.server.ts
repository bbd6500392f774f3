import { faceFor } from "./face-for.server.ts";
import type { Face } from "./fonts.server.ts";
import { type Style, widthOf } from "./measure.server.ts";
import {
  drawLine,
  drawNative,
  isArabic,
  nativeWidth,
  type TextPlace,
  type TextStyle,
} from "./text.server.ts";

/** Latin, Russian, Kazakh and the signs of our own texts, which every face of the papers has. */
const IN_EVERY_FACE =
  /^[\u0020-\u007e\u00a0-\u00ff\u0400-\u045f\u04d8\u04d9\u0492\u0493\u049a\u049b\u04a2\u04a3\u04e8\u04e9\u04b0\u04b1\u04ae\u04af\u04ba\u04bb\u2013\u2014\u2018-\u201e\u2026\u2116]*$/u;

type Run = { text: string; face: Face };

/** A text in runs of one face each, from left to right: a word that the face cannot draw is set in one that can. */
function runsOf(text: string, face: Face): Run[] {
  const runs: Run[] = [];
  for (const word of text.split(/(?<= )(?=[^ ])/u)) {
    const able = faceFor(word, face);
    const last = runs.at(-1);
    if (last?.face === able) last.text += word;
    else runs.push({ text: word, face: able });
  }
  return runs;
}

/** Width in points of a line that may hold a name in any script that we print. */
export function mixedWidth(text: string, style: Style): number {
  if (IN_EVERY_FACE.test(text)) return widthOf(text, style);
  if (isArabic(text)) return nativeWidth(text, style);
  return runsOf(text, style.face).reduce(
    (sum, run) => sum + widthOf(run.text, { ...style, face: run.face }),
    0,
  );
}

/** Draws a line that may hold a name in any script that we print, on its baseline. */
export function drawMixed(
  doc: PDFKit.PDFDocument,
  text: string,
  style: TextStyle,
  place: TextPlace,
): void {
  if (IN_EVERY_FACE.test(text)) return drawLine(doc, text, style, place);
  if (isArabic(text)) return drawNative(doc, text, style, place);
  const shift = { left: 0, centre: 0.5, right: 1 }[place.align ?? "left"];
  let x = place.x - shift * mixedWidth(text, style);
  for (const run of runsOf(text, style.face)) {
    const own = { ...style, face: run.face };
    drawLine(doc, run.text, own, { x, baseline: place.baseline });
    x += widthOf(run.text, own);
  }
}
