import { BADGE } from "./layout/front.ts";
import { CARD } from "./layout/card.ts";
import { BLEED } from "./layout/items.ts";
import type { PrintTemplate } from "./layout/printed.ts";

/**
 * How badges stand on paper. `marks`: a page a side with bleed and crop marks, for a print shop. `card-printer`: a page
 * of exactly the badge's size, for printers of cards. `a4`: as many as go on A4, to be printed on both sides, turned over
 * the long edge.
 */
export const SHEETS = ["marks", "card-printer", "a4"] as const;
export type SheetKind = (typeof SHEETS)[number];

type Size = { width: number; height: number };
type Corner = { x: number; y: number };

/** A leaf: two pages, fronts and backs. Millimetres; a corner is the top left of a side's bleed. */
export type Leaf<Badge> = Size & {
  cells: readonly { badge: Badge; front: Corner; back: Corner }[];
  /** Of one side, bleed included. */
  side: Size;
  /** Where crop marks stand in the margins; none where the paper is cut already. */
  cuts: { xs: readonly number[]; ys: readonly number[] } | null;
};

const A4 = { width: 210, height: 297 } as const;
const PER_A4 = { badge: { columns: 2, rows: 2 }, card: { columns: 2, rows: 4 } } as const;
/** Paper around the bleed of a single badge, for the crop marks. */
const MARGIN = 7;

/** Puts badges on leaves, in their order; on A4 badges and cards have leaves of their own, badges first. */
export function imposeBadges<Badge extends { template: PrintTemplate }>(
  badges: readonly Badge[],
  kind: SheetKind,
): Leaf<Badge>[] {
  if (kind !== "a4") return badges.map((badge) => singleLeaf(badge, kind));
  return (["badge", "card"] as const).flatMap((template) => {
    const alike = badges.filter((badge) => formatOf(badge.template) === template);
    const { columns, rows } = PER_A4[template];
    return Array.from({ length: Math.ceil(alike.length / (columns * rows)) }, (_, at) =>
      a4Leaf(alike.slice(at * columns * rows, (at + 1) * columns * rows), template),
    );
  });
}

const formatOf = (template: PrintTemplate) =>
  template === "card" || template === "photo-card" ? "card" : "badge";
const sizeOf = (template: PrintTemplate): Size => (formatOf(template) === "card" ? CARD : BADGE);

function singleLeaf<Badge extends { template: PrintTemplate }>(
  badge: Badge,
  kind: "marks" | "card-printer",
): Leaf<Badge> {
  const side = sizeOf(badge.template);
  const around = kind === "marks" ? MARGIN : -BLEED;
  const corner = { x: around, y: around };
  const [width, height] = [side.width + 2 * around, side.height + 2 * around];
  return {
    ...{ width, height, side },
    cells: [{ badge, front: corner, back: corner }],
    cuts: kind === "marks" ? cutsOf([corner], side) : null,
  };
}

/** Backs stand mirrored, so that each falls behind its front. */
function a4Leaf<Badge>(badges: readonly Badge[], template: "badge" | "card"): Leaf<Badge> {
  const side = sizeOf(template);
  const { columns, rows } = PER_A4[template];
  const left = (A4.width - columns * side.width) / 2;
  const top = (A4.height - rows * side.height) / 2;
  const cells = badges.map((badge, at) => {
    const x = left + (at % columns) * side.width;
    const y = top + Math.floor(at / columns) * side.height;
    return { badge, front: { x, y }, back: { x: A4.width - x - side.width, y } };
  });
  const grid = Array.from({ length: columns * rows }, (_, at) => ({
    x: left + (at % columns) * side.width,
    y: top + Math.floor(at / columns) * side.height,
  }));
  return { ...A4, side, cells, cuts: cutsOf(grid, side) };
}

function cutsOf(corners: readonly Corner[], side: Size) {
  const edges = (starts: readonly number[], length: number) =>
    [...new Set(starts)].flatMap((start) => [start + BLEED, start + length - BLEED]);
  return {
    xs: edges(
      corners.map(({ x }) => x),
      side.width,
    ),
    ys: edges(
      corners.map(({ y }) => y),
      side.height,
    ),
  };
}
