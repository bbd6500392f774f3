import { bottomOf, paragraph } from "../../programme/layout/block.ts";
import { flow } from "../../programme/layout/flow.ts";
import type { Block, PlacedFlag, Typesetter } from "../../programme/layout/page.ts";
import type { Language } from "../../language/languages.ts";
import { blank, MARGIN, paperHead, PORTRAIT } from "./frame.ts";
import type { Cell, Column, ListLine, ListPaper, PaperPage, PaperRow, Shape } from "./paper.ts";

export const GUTTER = 4;
const ABOVE = 1.7;
const BELOW = 1.9;
const FLAG = { width: 6, height: 4.5, gap: 1.8 } as const;
/** Side of a box to tick, and how far below the row's text a line to write on runs. */
const BOX = 4.2;
const LINE = 5.6;

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
    return {
      ...{ ...blank(PORTRAIT), head: blocks, rows: placed },
      shapes: placed.flatMap((row) => [...ruleUnder(row), ...onPage(row, row.shapes)]),
      flags: placed.flatMap((row) => onPage(row, row.flags)),
    };
  });
}

const onPage = <T extends { top: number }>({ top }: PaperRow, within: readonly T[] = []): T[] =>
  within.map((each) => ({ ...each, top: each.top + top }));

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
  const flagOf = (column: number) => line.cells[column]?.flag ?? null;
  const content = (_: unknown, column: number) => ({
    lines: linesOf(line.cells[column]),
    // Names without a flag are the long ones of organisations, and take the room.
    shift: flagOf(column) === null ? 0 : FLAG.width + FLAG.gap,
  });
  const blocks = cells(paper, content, ABOVE, set);
  const flags = atColumns(paper, (x, _column, at): PlacedFlag[] => {
    const iso2 = flagOf(at);
    return iso2 === null ? [] : [{ iso2, x, top: ABOVE + 0.3, width: FLAG.width }];
  });
  const shapes = atColumns(paper, blankShape);
  const lowest = Math.max(bottomOf(blocks), ...[flags, shapes].map((drawn) => lowestOf(drawn)));
  return { id, kind: "entry", height: lowest + BELOW, blocks, flags, shapes };
}

const lowestOf = (drawn: readonly { top: number; width: number; height?: number }[]): number =>
  Math.max(0, ...drawn.map(({ top, height = FLAG.height }) => top + height));

/** What stands in each column, which begins at `x`. */
function atColumns<T>(
  { columns }: Pick<ListPaper, "columns">,
  at: (x: number, column: Column, index: number) => T[],
): T[] {
  let x: number = MARGIN.side;
  return columns.flatMap((column, index) => {
    const here = at(x, column, index);
    x += column.width + GUTTER;
    return here;
  });
}

function blankShape(x: number, { blank: kind, width }: Column): Shape[] {
  if (kind === undefined) return [];
  const shape = { x, ink: "ink600" } as const;
  return kind === "box"
    ? [{ ...shape, kind: "frame", top: ABOVE, width: BOX, height: BOX }]
    : [{ ...shape, kind: "rule", top: LINE, width, height: 0.15 }];
}

type CellLine = {
  text: string;
  style: "tableHead" | "cell" | "cellStrong" | "cellNumber" | "cellCode" | "cellSmall";
};

const CELL_STYLE = { strong: "cellStrong", number: "cellNumber", code: "cellCode" } as const;

function linesOf(cell: Cell | undefined): CellLine[] {
  if (!cell) return [];
  const style = cell.style ? CELL_STYLE[cell.style] : "cell";
  const under = cell.under ? [{ text: cell.under, style: "cellSmall" as const }] : [];
  return [{ text: cell.text, style }, ...under];
}

/** The texts of one row, each in its column, a second line under the first. */
function cells(
  { columns, frame }: ListPaper,
  content: (column: Column, i: number) => { lines: readonly CellLine[]; shift?: number },
  top: number,
  set: Typesetter,
): Block[] {
  return atColumns({ columns }, (left, column, i) => {
    const { lines, shift = 0 } = content(column, i);
    const room = { ...column, width: column.width - shift };
    let down = top;
    return lines.flatMap(({ text, style }) => {
      if (text === "") return [];
      const block = paragraph(
        set,
        text,
        cellPlace(frame.language, style, left + shift, down, room),
      );
      down = bottomOf([block]);
      return [block];
    });
  });
}

const cellPlace = (
  language: Language,
  style: CellLine["style"],
  x: number,
  top: number,
  { width, align }: Column,
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
