import { heightOf, paragraph } from "../../programme/layout/block.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import type { PaperFrame, PaperPage, Shape } from "./paper.ts";

export const PORTRAIT = { width: 210, height: 297 } as const;
export const LANDSCAPE = { width: 297, height: 210 } as const;
type Size = { width: number; height: number };

/** Margins of all papers (visual reference, print), in millimetres. */
export const MARGIN = { side: 18, headTop: 12, ruleTop: 21, titleTop: 27, foot: 13 } as const;
const HAIR = 0.15;

/** Title and the lines under it; on further pages the title alone, with the word that it goes on. */
export function paperHead(
  frame: PaperFrame,
  size: Size,
  first: boolean,
  set: Typesetter,
): { blocks: Block[]; bottom: number } {
  const place = { language: frame.language, x: MARGIN.side, width: size.width - 2 * MARGIN.side };
  const text = first ? frame.title : `${frame.title}, ${frame.continued}`;
  const style = first ? "paperTitle" : "paperHeading";
  const tag = first ? "H1" : "P";
  const title = paragraph(set, text, { ...place, tag, style, top: MARGIN.titleTop });
  const blocks = [title];
  let bottom = MARGIN.titleTop + heightOf(title);
  for (const line of first ? frame.lines : []) {
    const block = paragraph(set, line, {
      ...place,
      tag: "P",
      style: "paperLine",
      top: bottom + 0.6,
    });
    blocks.push(block);
    bottom += heightOf(block) + 0.6;
  }
  return { blocks, bottom: bottom + 4 };
}

/** Running head, foot and their rules; the foot says as of when the paper is true. */
export function paperFurniture(
  frame: PaperFrame,
  size: Size,
  number: number,
  of: number,
  set: Typesetter,
): { blocks: Block[]; shapes: Shape[] } {
  const wide = size.width - 2 * MARGIN.side;
  const free = { tag: "P", language: null } as const;
  const footTop = size.height - MARGIN.foot;
  const left = { ...free, x: MARGIN.side, width: 0.6 * wide };
  const right = {
    ...free,
    x: MARGIN.side + 0.6 * wide,
    width: 0.4 * wide,
    align: "right",
  } as const;
  const rule = (top: number, ink: Shape["ink"]): Shape => ({
    kind: "rule",
    x: MARGIN.side,
    top,
    width: wide,
    height: HAIR,
    ink,
  });
  return {
    blocks: [
      paragraph(set, frame.running, {
        ...left,
        x: MARGIN.side + 8.5,
        style: "running",
        top: MARGIN.headTop,
      }),
      paragraph(set, frame.aside, { ...right, style: "running", top: MARGIN.headTop }),
      paragraph(set, frame.foot, { ...left, width: 0.75 * wide, style: "foot", top: footTop }),
      paragraph(set, `${number} / ${of}`, { ...right, style: "pageNumber", top: footTop }),
    ],
    shapes: [rule(MARGIN.ruleTop, "ink900"), rule(footTop - 2.4, "paper400")],
  };
}

/** A page with nothing on it. */
export const blank = (size: Size): Omit<PaperPage, "number" | "of"> => ({
  ...size,
  head: [],
  rows: [],
  spots: [],
  cards: [],
  shapes: [],
  flags: [],
  furniture: [],
});

/** Numbers the pages and gives each its furniture. */
export const numbered = (
  pages: readonly Omit<PaperPage, "number" | "of">[],
  frame: PaperFrame,
  set: Typesetter,
): PaperPage[] =>
  pages.map((page, i) => {
    const { blocks, shapes } = paperFurniture(frame, page, i + 1, pages.length, set);
    const furnished = { furniture: blocks, shapes: [...page.shapes, ...shapes] };
    return { ...page, ...furnished, number: i + 1, of: pages.length };
  });
