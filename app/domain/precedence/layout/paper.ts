import type { Language } from "../../language/languages.ts";
import type { Block, PlacedFlag } from "../../programme/layout/page.ts";

/** What stands on every page of a paper of protocol. All texts are in `language` but for names beside them. */
export type PaperFrame = {
  language: Language;
  /** Title of the file and of the first page. */
  title: string;
  /** Under the title: session, day, hours, room, order. */
  lines: readonly string[];
  running: string;
  /** Who it is for. */
  aside: string;
  /** As of when it is true. */
  foot: string;
  continued: string;
};

/** `blank`: a box to tick or a line to write on, the same in every entry. */
export type Column = { head: string; width: number; align?: "right"; blank?: "box" | "line" };
/** `flag` stands before the text, by ISO 3166-1 alpha-2. */
export type Cell = {
  text: string;
  style?: "strong" | "number" | "code";
  under?: string;
  flag?: string | null;
};
export type ListLine =
  { kind: "entry"; cells: readonly Cell[] } | { kind: "heading"; text: string };
/** A table that goes on over as many pages as it needs. Widths in millimetres; together with gutters, the sheet's. */
export type ListPaper = {
  kind: "list";
  frame: PaperFrame;
  columns: readonly Column[];
  lines: readonly ListLine[];
};

/** Somebody on a plan: what is printed at the seat or in the row, and the name that the list gives. */
export type Spot = { code: string; name: string };

export type SeatingPaper = {
  kind: "seating";
  frame: PaperFrame;
  /** In the order of the seats, the head of the table first. */
  spots: readonly Spot[];
  how: "clockwise" | "by turns";
  table: string;
  list: Pick<ListPaper, "columns" | "lines">;
};

export type PhotoPaper = {
  kind: "photo";
  frame: PaperFrame;
  /** In order of precedence. */
  spots: readonly Spot[];
  mostInRow: number;
  camera: string;
  /** "Row 1", by number from the front. */
  rowNames: readonly string[];
  list: Pick<ListPaper, "columns" | "lines">;
};

/** Folded place cards, two a sheet. `others` are the name in further languages. */
export type CardsPaper = {
  kind: "cards";
  frame: PaperFrame;
  cards: readonly { name: string; others: string; code: string; seat: string }[];
};

export type PaperDocument = ListPaper | SeatingPaper | PhotoPaper | CardsPaper;

/** A line, a frame or a filled disc; millimetres, discs by the top left corner of their square. */
export type Shape = {
  kind: "rule" | "frame" | "disc" | "fold";
  x: number;
  top: number;
  width: number;
  height: number;
  ink: "ink900" | "ink600" | "paper400";
};

/** A row of a table, or of people; it never breaks. */
export type PaperRow = {
  id: string;
  kind: "head" | "entry" | "heading";
  top: number;
  height: number;
  blocks: readonly Block[];
  /** Placed from the row's top, as its blocks are. */
  flags?: readonly PlacedFlag[];
  shapes?: readonly Shape[];
  keepsWithNext?: boolean;
};

/** A card whose back shows the same, upside down above the fold, when the sheet is folded there. */
export type FoldedCard = { id: string; fold: number; blocks: readonly Block[] };

export type PaperPage = {
  /** Millimetres. */
  width: number;
  height: number;
  number: number;
  of: number;
  head: readonly Block[];
  rows: readonly PaperRow[];
  /** Single texts that belong to a plan, in order of precedence. */
  spots: readonly Block[];
  cards: readonly FoldedCard[];
  shapes: readonly Shape[];
  flags: readonly PlacedFlag[];
  furniture: readonly Block[];
};
