import { astanaTime } from "../../time/astana.ts";
import type { ProgrammeItem } from "../item.ts";
import type { Block, Typesetter } from "./page.ts";
import { SHEET } from "./sheet.ts";
import { styleOf } from "./styles.ts";

/** A paragraph wrapped into its width. */
export function paragraph(
  set: Typesetter,
  text: string,
  place: Omit<Block, "lines">,
  how: "wrap" | "balance" = "wrap",
): Block {
  return { ...place, lines: set[how](text, place.width, styleOf(place.style)) };
}

export const heightOf = ({ lines, style }: Block): number => lines.length * styleOf(style).leading;

/** Bottom of the lowest of some blocks; 0 without any. */
export const bottomOf = (blocks: readonly Block[]): number =>
  Math.max(0, ...blocks.map((block) => block.top + heightOf(block)));

/** The hours of an item in the first column: the beginning strong, the end after an en dash. Empty without hours. */
export function hourBlocks(set: Typesetter, item: ProgrammeItem, top: number): Block[] {
  if (!item.startsAt) return [];
  const start = astanaTime(new Date(item.startsAt));
  const width = set.width(start, styleOf("hour"));
  const place = { tag: "P", language: null, top, width: SHEET.hours } as const;
  const blocks = [paragraph(set, start, { ...place, style: "hour", x: SHEET.left })];
  if (!item.endsAt) return blocks;
  const end = `–${astanaTime(new Date(item.endsAt))}`;
  const x = SHEET.left + width;
  return [
    ...blocks,
    paragraph(set, end, { ...place, style: "hourEnd", x, width: SHEET.hours - width }),
  ];
}
