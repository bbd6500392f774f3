import { featuresOf } from "./fonts.server.ts";
import { wordsOf, type Style } from "./measure.server.ts";

type Doc = PDFKit.PDFDocument;
/** Thousandths of an em. `advanceWidth` is the glyph's own, `xAdvance` what kerning made of it. */
type Position = { xAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };
/** pdfkit's font of a document: it takes glyphs into the subset, and names them there. */
type Embedded = {
  id: string;
  ref: () => PDFKit.PDFKitReference;
  encode: (
    text: string,
    features: Record<string, boolean> | undefined,
  ) => [string[], readonly Position[]];
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
  const embedded = (doc.font(face) as unknown as { _font: Embedded })._font;
  const { fonts } = doc.page as unknown as { fonts: Record<string, PDFKit.PDFKitReference> };
  fonts[embedded.id] ??= embedded.ref();
  const spaced = tracking === 0 ? ["", ""] : [`${short(tracking)} Tc `, " 0 Tc"];
  doc.addContent(
    `BT ${inkOperator(colour)} /${embedded.id} ${short(size)} Tf ${spaced[0]}` +
      `1 0 0 -1 ${short(x)} ${short(baseline)} Tm ${glyphs(embedded, text, face, size)}${spaced[1]} ET`,
  );
}

/** The glyphs between brackets, with what kerning takes from the space after each. */
function glyphs(font: Embedded, text: string, face: Style["face"], size: number): string {
  let shown = "[<";
  for (const word of wordsOf(text)) {
    const [codes, positions] = font.encode(word, featuresOf(face));
    codes.forEach((code, at) => {
      const position = positions[at];
      if (!position) return;
      const { xAdvance, xOffset, yOffset, advanceWidth } = position;
      const after = Math.round(advanceWidth - xAdvance + xOffset);
      if (xOffset !== 0 || yOffset !== 0) {
        // A sign above or below another: moved there, raised, and back.
        const rise = short((yOffset * size) / 1000);
        shown += `> ${Math.round(-xOffset)}] TJ ${rise} Ts [<${code}> ${after}] TJ 0 Ts [<`;
      } else {
        shown += after === 0 ? code : `${code}> ${after} <`;
      }
    });
  }
  return `${shown}>] TJ`;
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
