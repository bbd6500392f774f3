import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { paragraph } from "../../programme/layout/block.ts";
import { styleOf } from "../../programme/layout/styles.ts";
import { photoRows } from "../photo.ts";
import { blank, LANDSCAPE, MARGIN, paperHead } from "./frame.ts";
import { layOutList } from "./list.ts";
import type { PaperPage, PhotoPaper, Shape } from "./paper.ts";

const ROW_NAME = 12;
const MOST_HEIGHT = 26;
const FRAME_ABOVE = 1.4;

/** A page across, rows from the back at the top to the front as the photographer sees them; then the list of names. */
export function layOutPhoto(
  paper: PhotoPaper,
  set: Typesetter,
): Omit<PaperPage, "number" | "of">[] {
  const { frame } = paper;
  const head = paperHead(frame, LANDSCAPE, true, set);
  const rows = photoRows(
    paper.spots.map((spot, i) => ({ ...spot, number: i + 1 })),
    paper.mostInRow,
  );
  const room = LANDSCAPE.height - MARGIN.foot - 12 - head.bottom;
  const height = Math.min(MOST_HEIGHT, room / Math.max(1, rows.length));
  const wide = LANDSCAPE.width - 2 * MARGIN.side - ROW_NAME;
  const cell = wide / Math.max(1, ...rows.map((row) => row.length));
  const middle = MARGIN.side + ROW_NAME + wide / 2;
  const spots: Block[] = [];
  const shapes: Shape[] = [];
  rows.forEach((row, i) => {
    const top = head.bottom + (rows.length - 1 - i) * height;
    spots.push(nameOfRow(paper, i, top + FRAME_ABOVE, set));
    row.forEach(({ one, fromLeft }) => {
      const x = middle + (fromLeft - 1 - row.length / 2) * cell;
      const inside = { x: x + 0.5, width: cell - 1 };
      shapes.push({
        kind: "frame",
        x: x + 0.3,
        top,
        width: cell - 0.6,
        height: height - 2,
        ink: "paper400",
      });
      spots.push(...person(one, inside, top, frame.language, set));
    });
  });
  const camera = paragraph(set, paper.camera, {
    tag: "P",
    language: frame.language,
    style: "planWord",
    x: middle - 50,
    top: head.bottom + rows.length * height + 1,
    width: 100,
    align: "centre",
  });
  const picture = { ...blank(LANDSCAPE), head: head.blocks, spots: [...spots, camera], shapes };
  return [picture, ...layOutList({ kind: "list", frame, ...paper.list }, set)];
}

const nameOfRow = (paper: PhotoPaper, i: number, top: number, set: Typesetter): Block =>
  paragraph(set, paper.rowNames[i] ?? "", {
    tag: "P",
    language: paper.frame.language,
    style: "tableHead",
    x: MARGIN.side,
    top,
    width: ROW_NAME - 1,
  });

function person(
  one: { code: string; name: string; number: number },
  inside: { x: number; width: number },
  top: number,
  language: PhotoPaper["frame"]["language"],
  set: Typesetter,
): Block[] {
  const place = { tag: "P", align: "centre", ...inside } as const;
  const code = paragraph(set, `${one.number} ${one.code}`, {
    ...place,
    language: null,
    style: "photoCode",
    top: top + FRAME_ABOVE,
  });
  // A name with a word too long for the box is in the list behind; here its code stands for it.
  const style = sizeFor(one.name, inside.width, set);
  if (!style) return [code];
  const name = { ...place, language, style, top: top + FRAME_ABOVE + 4.4 };
  return [code, paragraph(set, one.name, name)];
}

const SIZES = ["photoName", "photoNameSmall"] as const;

/** The larger size at which no word is broken; undefined where even the small one breaks some. */
const sizeFor = (
  name: string,
  width: number,
  set: Typesetter,
): (typeof SIZES)[number] | undefined =>
  SIZES.find((size) =>
    name.split(/(?<=-)| /).every((word) => set.width(word, styleOf(size)) <= width),
  );
