import { bottomOf, paragraph } from "../../programme/layout/block.ts";
import { flow } from "../../programme/layout/flow.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import type { Language } from "../../language/languages.ts";
import { blank, MARGIN, paperHead, PORTRAIT } from "./frame.ts";
import type { Cell, ListLine, ListPaper, PaperPage, PaperRow, Shape } from "./paper.ts";

export const GUTTER = 4;
const ABOVE = 1.7;
const BELOW = 1.9;

type Unnumbered = Omit<PaperPage, "number" | "of">;
type Loose = Omit<PaperRow, "top">;

/** The pages of a table: its head on each, a heading never alone at a foot, no row broken. */
export function layOutList(paper: ListPaper, set: Typesetter): Unnumbered[] {
  const { frame } = paper;
  const head = tableHead(paper, set);
  const firstHead = paperHead(frame, PORTRAIT, true, set);
  const laterHead = paperHead(frame, PORTRAIT, false, set);
  const until = PORTRAIT.height - MARGIN.foot - 5;
  const rows = paper.lines.map((line, i) => rowOf(line, i, paper, set));
  const from = (page: number): number => (page === 0 ? firstHead : laterHead).bottom + head.height;
  return flow(rows, from, until).map((page, i) => {
    const { blocks, bottom } = i === 0 ? firstHead : laterHead;
    const placed = [{ ...head, top: bottom }, ...page];
    return { ...blank(PORTRAIT), head: blocks, rows: placed, shapes: placed.flatMap(ruleUnder) };
  });
}

const ruleUnder = (row: PaperRow): Shape[] => [
  {
    kind: "rule",
    x: MARGIN.side,
    top: row.top + row.height,
    width: PORTRAIT.width - 2 * MARGIN.side,
    height: row.kind === "head" ? 0.35 : 0.15,
    ink: row.kind === "head" ? "ink900" : "paper400",
  },
];

function tableHead(paper: ListPaper, set: Typesetter): Loose {
  const blocks = cells(
    paper,
    (column) => ({
      lines: [{ text: column.head, style: "tableHead" as const }],
    }),
    0,
    set,
  );
  return { id: "head", kind: "head", height: bottomOf(blocks) + 1.4, blocks };
}

function rowOf(line: ListLine, i: number, paper: ListPaper, set: Typesetter): Loose {
  const id = String(i + 1);
  if (line.kind === "heading") {
    const block = paragraph(set, line.text, {
      tag: "H2",
      language: paper.frame.language,
      style: "paperHeading",
      x: MARGIN.side,
      top: 3.4,
      width: PORTRAIT.width - 2 * MARGIN.side,
    });
    const height = bottomOf([block]) + 1.6;
    return { id, kind: "heading", height, blocks: [block], keepsWithNext: true };
  }
  const blocks = cells(paper, (_, column) => ({ lines: linesOf(line.cells[column]) }), ABOVE, set);
  return { id, kind: "entry", height: bottomOf(blocks) + BELOW, blocks };
}

type CellLine = {
  text: string;
  style: "tableHead" | "cell" | "cellStrong" | "cellNumber" | "cellSmall";
};

function linesOf(cell: Cell | undefined): CellLine[] {
  if (!cell) return [];
  const style =
    cell.style === "strong" ? "cellStrong" : cell.style === "number" ? "cellNumber" : "cell";
  const under = cell.under ? [{ text: cell.under, style: "cellSmall" as const }] : [];
  return [{ text: cell.text, style }, ...under];
}

/** The texts of one row, each in its column, a second line under the first. */
function cells(
  { columns, frame }: ListPaper,
  content: (column: ListPaper["columns"][number], i: number) => { lines: readonly CellLine[] },
  top: number,
  set: Typesetter,
): Block[] {
  const blocks: Block[] = [];
  let x: number = MARGIN.side;
  columns.forEach((column, i) => {
    let down = top;
    for (const { text, style } of content(column, i).lines) {
      if (text === "") continue;
      const block = paragraph(set, text, cellPlace(frame.language, style, x, down, column));
      blocks.push(block);
      down = bottomOf([block]);
    }
    x += column.width + GUTTER;
  });
  return blocks;
}

const cellPlace = (
  language: Language,
  style: CellLine["style"],
  x: number,
  top: number,
  { width, align }: ListPaper["columns"][number],
): Omit<Block, "lines"> => ({
  tag: "P",
  language,
  style,
  x,
  // A small first line stands on the height of the large name beside it.
  top: style === "cell" && top === ABOVE ? top + 0.5 : top,
  width,
  ...(align ? { align } : {}),
});
