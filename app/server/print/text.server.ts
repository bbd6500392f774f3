import bidiFactory from "bidi-js";

import type { Face } from "./fonts.server.ts";
import { setLine } from "./line.server.ts";
import { widthOf, type Style } from "./measure.server.ts";

const bidi = bidiFactory();
const NBSP = "\u00a0";
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/u;

export type TextStyle = Style & { colour: string };
export type TextPlace = {
  /** Left edge, or the middle or right edge when aligned so. Points. */
  x: number;
  baseline: number;
  align?: "left" | "centre" | "right";
};

/** Has the text letters of the Arabic script, which need another face and run the other way? */
export const isArabic = (text: string): boolean => ARABIC.test(text);

/** Draws one line on its baseline, exactly there; nothing wraps and nothing moves. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  text: string,
  style: TextStyle,
  place: TextPlace,
): void {
  const width = widthOf(text, style);
  const shift = place.align === "right" ? width : place.align === "centre" ? width / 2 : 0;
  setLine(doc, text, style, { x: place.x - shift, baseline: place.baseline });
}

type Run = { text: string; face: Face };

/** The runs of a text from left to right, as they stand on paper (Unicode Bidirectional Algorithm). */
function visualRuns(text: string, latin: Face, arabic: Face): Run[] {
  const embedding = bidi.getEmbeddingLevels(text);
  const order = bidi.getReorderedIndices(text, embedding);
  const runs: { indices: number[]; level: number }[] = [];
  for (const index of order) {
    const level = embedding.levels[index] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.indices.push(index);
    else runs.push({ indices: [index], level });
  }
  return runs.map(({ indices }) => {
    // In logical order: the shaper itself turns letters of a right-to-left script round.
    const run = indices
      .sort((a, b) => a - b)
      .map((index) => text.charAt(index))
      .join("");
    return { text: run.replaceAll(" ", NBSP), face: isArabic(run) ? arabic : latin };
  });
}

/** Draws a name in its own script: Arabic runs are shaped whole, one `text()` each, spaces kept unbreakable. */
export function drawNative(
  doc: PDFKit.PDFDocument,
  text: string,
  style: TextStyle & { arabic?: Face },
  place: TextPlace,
): void {
  const runs = visualRuns(text, style.face, style.arabic ?? "arabic");
  const widths = runs.map((run) => widthOf(run.text, { ...style, face: run.face }));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let x = place.x - (place.align === "right" ? total : place.align === "centre" ? total / 2 : 0);
  runs.forEach((run, i) => {
    drawLine(doc, run.text, { ...style, face: run.face }, { x, baseline: place.baseline });
    x += widths[i] ?? 0;
  });
}

/** Width of a name in its own script, in points. */
export function nativeWidth(text: string, style: Style & { arabic?: Face }): number {
  return visualRuns(text, style.face, style.arabic ?? "arabic").reduce(
    (sum, run) => sum + widthOf(run.text, { ...style, face: run.face }),
    0,
  );
}
