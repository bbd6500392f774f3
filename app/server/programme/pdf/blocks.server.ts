import type { Block } from "#app/domain/programme/layout/page.ts";
import { styleOf, type TypeStyle } from "#app/domain/programme/layout/styles.ts";

import { COLOUR } from "../../print/colours.ts";
import { decoration } from "../../print/document.server.ts";
import { drawFigures } from "../../print/figures.server.ts";
import { baselineIn } from "../../print/measure.server.ts";
import { drawMixed, mixedWidth } from "../../print/mixed.server.ts";
import { mm } from "../../print/units.ts";

type Doc = PDFKit.PDFDocument;
type Struck = { struck?: boolean };

const INK: Record<TypeStyle["ink"], string> = {
  text: COLOUR.text,
  text2: COLOUR.text2,
  text3: COLOUR.text3,
  white: COLOUR.white,
  ink200: COLOUR.ink200,
  gold400: COLOUR.gold400,
};

/** Draws a block with a tag of its own, and the language of its words where it is not the document's, for screen readers. */
export function drawBlock(
  doc: Doc,
  parent: PDFKit.PDFStructureElement,
  block: Block,
  offset = 0,
  { struck = false }: Struck = {},
): void {
  const options = {
    ...(block.language && block.language !== languageOf(doc) ? { lang: block.language } : {}),
    ...(isDrawn(block) ? { actual: block.lines.join(" ") } : {}),
  };
  parent.add(doc.struct(block.tag, options, () => drawLines(doc, block, offset)));
  if (struck) decoration(doc, () => strike(doc, block, offset));
}

const languageOf = (doc: Doc): string | undefined => doc.options.lang;

/** Draws a block that screen readers pass over: running heads, feet. */
export function drawAside(doc: Doc, block: Block): void {
  decoration(doc, () => drawLines(doc, block, 0));
}

/** Large numbers are outlines, not text: their words are given beside them. */
const isDrawn = ({ style }: Block): boolean => style === "dayNumber" || style === "contentsNumber";

/** Draws the lines of a block; whoever calls says what they are to a screen reader. */
export function drawLines(doc: Doc, block: Block, offset: number): void {
  const style = styleOf(block.style);
  const { face, size, tracking = 0 } = style;
  const leading = mm(style.leading);
  const first = mm(block.top + offset) + baselineIn(leading, style);
  const { align = "left" } = block;
  if (isDrawn(block)) {
    const number = block.lines.join("");
    const colour = INK[style.ink];
    drawFigures(doc, number, { x: mm(block.x), baseline: first, size, colour, tracking });
    return;
  }
  block.lines.forEach((line, i) => {
    // The space at a line's end parts its last word from the next line's first for whoever reads the text, not the page.
    const text =
      i < block.lines.length - 1 && align === "left" && !line.endsWith("-") ? `${line} ` : line;
    drawMixed(
      doc,
      text,
      { face, size, tracking, colour: INK[style.ink] },
      {
        x: mm(block.x + block.width * EDGE[align]),
        baseline: first + i * leading,
        align,
      },
    );
  });
}

/** Where in its width a block's lines are held. */
const EDGE = { left: 0, centre: 0.5, right: 1 } as const;

function strike(doc: Doc, block: Block, offset: number): void {
  const style = styleOf(block.style);
  const leading = mm(style.leading);
  block.lines.forEach((line, i) => {
    const y = mm(block.top + offset) + baselineIn(leading, style) + i * leading - style.size * 0.27;
    const x = mm(block.x);
    doc.moveTo(x, y).lineTo(x + mixedWidth(line, style), y);
    doc.lineWidth(0.6).stroke(INK[style.ink]);
  });
}
