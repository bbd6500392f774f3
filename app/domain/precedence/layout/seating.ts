import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { paragraph } from "../../programme/layout/block.ts";
import { type Seat, seatsAround } from "../seating.ts";
import { blank, LANDSCAPE, MARGIN, paperHead } from "./frame.ts";
import { layOutList } from "./list.ts";
import type { PaperPage, SeatingPaper, Shape, Spot } from "./paper.ts";

const DISC = 5.6;
/** Room round the table for discs and codes. */
const ROUND = 20;
/** Codes of neighbours stand at two heights, so that eight letters never touch. */
const STEP = 3.6;

type Unnumbered = Omit<PaperPage, "number" | "of">;

/** The plan on a page across, each seat with its number and code, and then the list of names by seat. */
export function layOutSeating(paper: SeatingPaper, set: Typesetter): Unnumbered[] {
  const { frame, spots } = paper;
  const head = paperHead(frame, LANDSCAPE, true, set);
  const top = head.bottom + ROUND - 4;
  const table = {
    x: MARGIN.side + ROUND,
    y: top,
    width: LANDSCAPE.width - 2 * (MARGIN.side + ROUND),
    height: LANDSCAPE.height - MARGIN.foot - 6 - ROUND - top,
  };
  const seats = seatsAround(spots, table, paper.how);
  const word = paragraph(set, paper.table, {
    tag: "P",
    language: frame.language,
    style: "planWord",
    x: table.x,
    top: table.y + table.height / 2 - 3.5,
    width: table.width,
    align: "centre",
  });
  const plan: Unnumbered = {
    ...blank(LANDSCAPE),
    head: head.blocks,
    spots: [word, ...seats.flatMap((seat) => spotBlocks(seat, table, set))],
    shapes: [
      {
        kind: "frame",
        x: table.x,
        top: table.y,
        width: table.width,
        height: table.height,
        ink: "paper400",
      },
      ...seats.map(discOf),
    ],
  };
  return [plan, ...layOutList({ kind: "list", frame, ...paper.list }, set)];
}

const discOf = ({ x, y, number }: Seat<Spot>): Shape => ({
  kind: "disc",
  x: x - DISC / 2,
  top: y - DISC / 2,
  width: DISC,
  height: DISC,
  ink: number === 1 ? "ink900" : "ink600",
});

function spotBlocks(
  { one, number, x, y, side }: Seat<Spot>,
  table: { y: number },
  set: Typesetter,
): Block[] {
  const free = { tag: "P", language: null } as const;
  const width = 20;
  const step = number % 2 === 0 ? STEP : 0;
  const codeTop = {
    top: y - DISC / 2 - 4 - step,
    bottom: y + DISC / 2 + 0.6 + step,
    left: y - 1.7,
    right: y - 1.7,
  };
  const codeX = {
    top: x - width / 2,
    bottom: x - width / 2,
    left: x - DISC / 2 - 1.4 - width,
    right: x + DISC / 2 + 1.4,
  };
  const align = side === "left" ? "right" : side === "right" ? undefined : "centre";
  const number_ = paragraph(set, String(number), {
    ...free,
    style: "seatNumber",
    x: x - width / 2,
    top: y - 1.7,
    width,
    align: "centre",
  });
  const code = paragraph(set, one.code, {
    ...free,
    style: "seatCode",
    x: codeX[side],
    top: Math.max(codeTop[side], table.y - ROUND),
    width,
    ...(align ? { align } : {}),
  });
  return [number_, code];
}
