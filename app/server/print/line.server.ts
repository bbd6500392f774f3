import { featuresOf, font, takeFace, type Face } from "./fonts.server.ts";
import { wordsOf, type Style } from "./measure.server.ts";

type Doc = PDFKit.PDFDocument;
type Glyph = { id: number; advanceWidth: number; codePoints: number[] };
/** pdfkit's font of a document: the glyphs that go into the subset, how wide each is, and which letters it draws. */
type Embedded = {
  id: string;
  ref: () => PDFKit.PDFKitReference;
  scale: number;
  subset: { includeGlyph: (id: number) => number; glyphs: number[] };
  widths: (number | undefined)[];
  unicode: (readonly number[] | undefined)[];
};

/**
 * Writes a line as PDF operators (ISO 32000-1 §9.4), from its left edge, on its baseline; points. `doc.text()` gives the
 * same letters, and takes five times as long to find out that nothing is to be wrapped, aligned or underlined.
 */
export function setLine(
  doc: Doc,
  text: string,
  { face, size, tracking = 0, colour }: Style & { colour: string },
  { x, baseline }: { x: number; baseline: number },
): void {
  if (text === "") return;
  takeFace(doc, face);
  const embedded = (doc as unknown as { _font: Embedded })._font;
  const { fonts } = doc.page as unknown as { fonts: Record<string, PDFKit.PDFKitReference> };
  fonts[embedded.id] ??= embedded.ref();
  const spaced = tracking === 0 ? ["", ""] : [`${short(tracking)} Tc `, " 0 Tc"];
  doc.addContent(
    `BT ${inkOperator(colour)} /${embedded.id} ${short(size)} Tf ${spaced[0]}` +
      `1 0 0 -1 ${short(x)} ${short(baseline)} Tm ${glyphs(embedded, text, face, size)}${spaced[1]} ET`,
  );
}

/** The words of each document as they were written before: their codes stay the same in it. */
const written = new WeakMap<Embedded, Map<string, string>>();

/** The glyphs between brackets. */
function glyphs(embedded: Embedded, text: string, face: Face, size: number): string {
  const known = written.get(embedded) ?? new Map<string, string>();
  written.set(embedded, known);
  let shown = "[<";
  for (const word of wordsOf(text)) {
    let set = known.get(word);
    if (set === undefined) {
      set = glyphsOfWord(embedded, word, face, size);
      // Signs that are raised are so by a share of the size.
      if (!set.includes(" Ts ")) known.set(word, set);
    }
    shown += set;
  }
  return `${shown}>] TJ`;
}

/** The glyphs of a word, with what kerning takes from the space after each. Thousandths of an em. */
function glyphsOfWord(embedded: Embedded, word: string, face: Face, size: number): string {
  let shown = "";
  const { scale } = embedded;
  const run = font(face).layout(word, featuresOf(face));
  run.glyphs.forEach((glyph, at) => {
    const position = run.positions[at];
    if (!position) return;
    const code = codeOf(embedded, glyph);
    const { xAdvance, xOffset, yOffset } = position;
    const after = Math.round((glyph.advanceWidth - xAdvance + xOffset) * scale);
    if (xOffset !== 0 || yOffset !== 0) {
      // A sign above or below another: moved there, raised, and back.
      const rise = short((yOffset * scale * size) / 1000);
      shown += `> ${Math.round(-xOffset * scale)}] TJ ${rise} Ts [<${code}> ${after}] TJ 0 Ts [<`;
    } else {
      shown += after === 0 ? code : `${code}> ${after} <`;
    }
  });
  return shown;
}

const copies = new WeakMap<Embedded, Map<string, number>>();

/**
 * A glyph's number in the subset, as hexadecimal. A glyph that draws other letters than before (the stroke of ن and ب)
 * goes in once more: each number has its letters, so that what is printed can be searched and read aloud.
 */
function codeOf(embedded: Embedded, { id, advanceWidth, codePoints }: Glyph): string {
  const { subset, widths, unicode, scale } = embedded;
  const known = copies.get(embedded) ?? new Map<string, number>();
  copies.set(embedded, known);
  const key = `${id} ${codePoints.join()}`;
  let number = known.get(key);
  if (number === undefined) {
    number = subset.includeGlyph(id);
    if (unicode[number] !== undefined && unicode[number]?.join() !== codePoints.join())
      number = subset.glyphs.push(id) - 1;
    unicode[number] = codePoints;
    widths[number] = advanceWidth * scale;
    known.set(key, number);
  }
  return number.toString(16).padStart(4, "0");
}

const operators = new Map<string, string>();

/** Fills with a colour, as operator. */
function inkOperator(colour: string): string {
  let operator = operators.get(colour);
  if (operator === undefined) {
    const parts = [1, 3, 5].map((at) => short(parseInt(colour.slice(at, at + 2), 16) / 255));
    operator = `${parts.join(" ")} rg`;
    operators.set(colour, operator);
  }
  return operator;
}

/** A thousandth of a point is finer than any printer. */
const short = (value: number): string => String(Math.round(value * 1000) / 1000);
