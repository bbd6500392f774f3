import type { Fit } from "#app/domain/badge/layout/items.ts";

import { faceFor } from "../print/face-for.server.ts";
import { missingGlyphs } from "../print/fonts.server.ts";
import { fit, widthOf, type Style } from "../print/measure.server.ts";
import { isArabic, nativeWidth } from "../print/text.server.ts";
import { mm } from "../print/units.ts";

const STEP = 0.25;

/** Most words of a badge stand on all badges: they are measured once. */
const settings = new Map<string, ReturnType<Fit>>();
const KEPT = 5000;

/**
 * Fits a text with the faces that will draw it; right-to-left names are measured as they are shaped. A text of which a
 * word had to be broken does not fit: the caller may still take a smaller size.
 */
export const fitOnPaper: Fit = (text, style, room) => {
  const { width, lines, least } = room;
  const key = [text, style.face, style.size, style.tracking, width, lines, least].join("\n");
  let set = settings.get(key);
  if (!set) {
    set = fitAnew(text, style, room);
    if (settings.size >= KEPT) settings.clear();
    settings.set(key, set);
  }
  return set;
};

const fitAnew: Fit = (text, asked, { width, lines, least }) => {
  const style = { ...asked, face: faceFor(text, asked.face) };
  const { face } = style;
  const room = { width: mm(width), lines, least };
  if (!isArabic(text)) {
    const set = fit(text, style, room);
    // What stands in one line within the width holds its words.
    const whole =
      set.lines.length === 1
        ? set.fits
        : holdsWords(text, { ...style, size: set.size }, room.width);
    return { ...set, face, fits: set.fits && whole };
  }
  for (let size = style.size; size >= least; size -= STEP) {
    if (nativeWidth(text, { ...style, size }) <= room.width) {
      return { lines: [text], size, face, fits: true };
    }
  }
  return { ...wrapNative(text, { ...style, size: least }, room), face };
};

function holdsWords(text: string, style: Style, width: number): boolean {
  return text.split(/\s+|(?<=-)/).every((word) => widthOf(word, style) <= width);
}

function wrapNative(
  text: string,
  style: Style,
  room: { width: number; lines: number },
): Omit<ReturnType<Fit>, "face"> {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && nativeWidth(longer, style) <= room.width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const fits =
    lines.length <= room.lines && lines.every((line) => nativeWidth(line, style) <= room.width);
  return { lines: lines.slice(0, room.lines), size: style.size, fits };
}

/** Whether our faces hold every letter of a name; a name with boxes for letters is worse than none. */
export function isPrintable(name: string): boolean {
  const letters = name.replace(/[\s\u200c-\u200f]/g, "");
  const arabic = [...letters].filter(isArabic).join("");
  const others = [...letters].filter((sign) => !isArabic(sign)).join("");
  return (
    missingGlyphs(arabic, "arabic").length === 0 &&
    missingGlyphs(others, faceFor(others, "sans")).length === 0
  );
}

/** A Latin name with what no face can draw reduced to its base letter, or left out: it must be printed somehow. */
export function printable(name: string): string {
  return [...name.normalize("NFC")]
    .map((sign) => [sign, sign.normalize("NFD").charAt(0)].find(isPrintable) ?? "")
    .join("");
}
