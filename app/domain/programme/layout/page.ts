import type { Language } from "../../language/languages.ts";
import type { StyleName, TypeStyle } from "./styles.ts";

/** Lengths of a layout are millimetres from the top left corner of the page; sizes of type are points. */

/** One paragraph set in lines that are known to fit its width. */
export type Block = {
  tag: "H1" | "H2" | "H3" | "P";
  /** Null when the lines mix languages, as in running heads. */
  language: Language | null;
  style: StyleName;
  x: number;
  /** Top of the first line box; relative to its row where it stands in one. */
  top: number;
  width: number;
  lines: readonly string[];
  align?: "right" | "centre";
};

export const MARKS = ["press", "closed", "provisional"] as const;
export type Mark = (typeof MARKS)[number];
/** An icon, 3.6 mm square. */
export type PlacedMark = { mark: Mark; x: number; top: number };

/** A flag of 4:3, by ISO 3166-1 alpha-2. */
export type PlacedFlag = { iso2: string; x: number; top: number; width: number };

/** A strip across the page that never breaks. */
export type Row = {
  kind:
    | "session"
    | "agenda"
    | "heading"
    | "document"
    | "contents-day"
    | "contents-session"
    | "contents-part";
  /** The item, the ISO day, or the part of the programme. */
  id: string;
  top: number;
  height: number;
  ground: "key" | "none";
  rule: "hair" | "none";
  blocks: readonly Block[];
  marks: readonly PlacedMark[];
  struck: boolean;
  /** The row on another page that this one leads to. */
  leadsTo: string | null;
};

export type Page = {
  kind: "cover" | "contents" | "day" | "adopted";
  number: number;
  of: number;
  /** ISO day of a day page. */
  day: string | null;
  /** Is this a further page of its day or part? */
  continued: boolean;
  /** Title of the page. */
  head: readonly Block[];
  rows: readonly Row[];
  /** Running head, foot and the legend's words: one and the same list on every page of a kind, which may be drawn once. */
  furniture: readonly Block[];
  legend: readonly PlacedMark[];
  /** The page's number, and of how many. */
  folio: readonly Block[];
};

/** Measures type; the layout knows no font. Widths in millimetres. */
export type Typesetter = {
  width(text: string, style: TypeStyle): number;
  wrap(text: string, width: number, style: TypeStyle): string[];
  /** As `wrap`, with lines of about equal length. */
  balance(text: string, width: number, style: TypeStyle): string[];
};
