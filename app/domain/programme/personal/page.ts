import type { Block, PlacedFlag } from "../layout/page.ts";
import type { EntryIcon } from "./edition.ts";

/** Lengths are millimetres from the top left corner of the page, as in the printed programme. */

/** An entry across the page; it never breaks, and what it holds is placed from its top. */
export type PersonalRow = {
  id: string;
  top: number;
  height: number;
  isMeeting: boolean;
  isStruck: boolean;
  blocks: readonly Block[];
  icon: { icon: EntryIcon; x: number; top: number };
  /** Marks an hour that is not certain. */
  provisionalMark: { x: number; top: number } | null;
  flags: readonly PlacedFlag[];
};

/** The framed box under the first head: columns of equal width. */
export type FactBox = {
  x: number;
  top: number;
  width: number;
  height: number;
  /** Lines between the columns. */
  dividers: readonly number[];
  blocks: readonly Block[];
};

export type PersonalPage = {
  number: number;
  of: number;
  /** ISO day; null where there are no entries at all. */
  day: string | null;
  /** Is this a further page of its day? */
  continued: boolean;
  head: readonly Block[];
  flag: PlacedFlag | null;
  facts: FactBox | null;
  rows: readonly PersonalRow[];
  furniture: readonly Block[];
};
