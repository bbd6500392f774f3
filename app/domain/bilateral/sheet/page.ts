import type { Block, PlacedFlag } from "../../programme/layout/page.ts";

/** Lengths are millimetres from the top left corner of the page, as in the printed programme. */

export type SheetInk =
  "ink900" | "ink800" | "paper50" | "paper200" | "paper400" | "paper500" | "white";

/** A rectangle; what is drawn later lies over it. */
export type Box = {
  x: number;
  top: number;
  width: number;
  height: number;
  radius: number;
  fill: SheetInk | null;
  stroke: { ink: SheetInk; width: number } | null;
};

/** A strip across the page that never breaks; what it holds is placed from its top. */
export type SheetRow = {
  id: string;
  top: number;
  height: number;
  blocks: readonly Block[];
  flags: readonly PlacedFlag[];
};

export type SheetPage = {
  number: number;
  of: number;
  head: readonly Block[];
  /** The table with its seats, on the first page. */
  plan: {
    boxes: readonly Box[];
    /** Words in the drawing. */
    labels: readonly Block[];
    /** The middle of the mark on the table. */
    mark: { x: number; y: number };
    /** What a screen reader says in place of the drawing. */
    said: string;
  } | null;
  /** Names of the columns. */
  columns: readonly Block[];
  rulesTop: number;
  rows: readonly SheetRow[];
  /** Running head and foot. */
  furniture: readonly Block[];
};
