import { featuresOf, font, type Face } from "./fonts.server.ts";

/** Ems by face and word. */
const widths = new Map<Face, Map<string, number>>();
const KEPT_WIDTHS = 20_000;

/** How a text is set. Sizes and tracking (extra space after each sign) in points. */
export type Style = { face: Face; size: number; tracking?: number };

/** Width in points of a text in one line: word by word, as it is set, with no kerning across a space. */
export function widthOf(text: string, { face, size, tracking = 0 }: Style): number {
  let units = 0;
  for (const word of wordsOf(text)) units += wordWidth(word, face);
  return units * size + (tracking === 0 ? 0 : tracking * [...text].length);
}

const MANY = /( +|\d)/;

/**
 * What is shaped alone: words, the spaces between them, and each figure. So a word is shaped once wherever it stands,
 * and a number, which is new on each badge, never; figures stand as wide as they are, and in columns.
 */
export const wordsOf = (text: string): readonly string[] =>
  MANY.test(text) ? text.split(MANY).filter(Boolean) : [text];

/** Width of a word or of spaces, in ems. */
function wordWidth(word: string, face: Face): number {
  let known = widths.get(face);
  if (!known) {
    known = new Map();
    widths.set(face, known);
  }
  let ems = known.get(word);
  if (ems === undefined) {
    ems = font(face).layout(word, featuresOf(face)).advanceWidth / font(face).unitsPerEm;
    if (known.size > KEPT_WIDTHS) known.clear();
    known.set(word, ems);
  }
  return ems;
}

/** Where the baseline stands below the top of a line box, as a browser sets it: half the leading above. Points. */
export function baselineIn(lineHeight: number, { face, size }: Style): number {
  const { ascent, descent, unitsPerEm } = font(face);
  const up = (ascent / unitsPerEm) * size;
  const down = (-descent / unitsPerEm) * size;
  return (lineHeight - up - down) / 2 + up;
}

type Piece = { text: string; glue: "" | " " };
const INSIDE_HYPHEN = /(?<=[^-]-)(?=[^-])/u;

/** Pieces between which a line may end: at spaces, and after a hyphen inside a word. */
function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (const word of text.split(/[ \n]+/)) {
    if (word === "") continue;
    if (!word.includes("-")) found.push({ text: word, glue: " " });
    else
      word
        .split(INSIDE_HYPHEN)
        .forEach((piece, i) => found.push({ text: piece, glue: i === 0 ? " " : "" }));
  }
  return found;
}

/** How a text is measured. */
export type Measure = (text: string, style: Style) => number;

/** Breaks a text into lines no wider than `width`; a piece that is too wide alone is broken by signs. */
export function wrap(
  text: string,
  width: number,
  style: Style,
  measure: Measure = widthOf,
): string[] {
  const lines: string[] = [];
  const space = measure(" ", style);
  // Words are set alone, so a line is as wide as its words and spaces; the last word may still grow behind a hyphen.
  let [line, last, before] = ["", "", 0];
  for (const piece of pieces(text)) {
    const joins = piece.glue === "" && line !== "";
    const word = joins ? last + piece.text : piece.text;
    const start = line === "" || joins ? before : before + measure(last, style) + space;
    if (start + measure(word, style) <= width) {
      line = line === "" ? word : line + piece.glue + piece.text;
      [last, before] = [word, start];
      continue;
    }
    if (line) lines.push(line);
    const broken =
      measure(piece.text, style) <= width
        ? [piece.text]
        : breakWord(piece.text, width, style, measure);
    line = broken.pop() ?? "";
    [last, before] = [line, 0];
    lines.push(...broken);
  }
  return line ? [...lines, line] : lines;
}

function breakWord(word: string, width: number, style: Style, measure: Measure): string[] {
  const broken: string[] = [];
  let part = "";
  for (const sign of word) {
    if (part && measure(part + sign, style) > width) {
      broken.push(part);
      part = "";
    }
    part += sign;
  }
  return [...broken, part];
}

/** Lines of about equal length: the narrowest measure that needs no more lines than `width` does. */
export function wrapBalanced(
  text: string,
  width: number,
  style: Style,
  measure: Measure = widthOf,
): string[] {
  const wanted = wrap(text, width, style, measure).length;
  let [narrow, wide] = [width / wanted / 1.5, width];
  for (let i = 0; i < 12; i++) {
    const middle = (narrow + wide) / 2;
    if (wrap(text, middle, style, measure).length > wanted) narrow = middle;
    else wide = middle;
  }
  return wrap(text, wide, style, measure);
}

const SINGLE_SPACED = /^\S+(?: \S+)*$/u;

export type Fitted = { lines: string[]; size: number; fits: boolean };

/**
 * Shrinks, then wraps: the largest size down to `least` at which the text stands in one line; else the largest at
 * which it stands in at most `lines` lines with no broken word; else `fits` is false and the first lines are given.
 */
export function fit(
  text: string,
  style: Style,
  room: { width: number; lines: number; least: number },
): Fitted {
  const STEP = 0.25;
  // Most texts stand in one line at full size.
  if (SINGLE_SPACED.test(text) && widthOf(text, style) <= room.width) {
    return { lines: [text], size: style.size, fits: true };
  }
  for (let lines = 1; lines <= room.lines; lines++) {
    for (let size = style.size; size >= room.least - 1e-9; size -= STEP) {
      const at = { ...style, size };
      const set = wrap(text, room.width, at);
      const whole = pieces(text).every((piece) => widthOf(piece.text, at) <= room.width);
      if (set.length <= lines && whole) return { lines: set, size, fits: true };
    }
  }
  const at = { ...style, size: room.least };
  const set = wrap(text, room.width, at);
  return { lines: set.slice(0, room.lines), size: room.least, fits: set.length <= room.lines };
}
