/** A table for paper: widths in millimetres, a text a cell. */
export type PaperTable = {
  columns: readonly { head: string; width: number }[];
  rows: readonly (readonly string[])[];
};

/** A row as it stands on a page: the lines of each cell, and how high it is in millimetres. */
export type PlacedRow = { cells: readonly (readonly string[])[]; height: number };

/** How lines are made: which lines a text takes in so much width (mm). */
export type Wrap = (text: string, width: number) => string[];

/** Millimetres: between baselines, above and below a row's text, between columns. */
export const ROW = { lead: 4.4, above: 0.6, below: 2.2, gutter: 3 } as const;

/**
 * Lays a table out before it is drawn: rows in order on pages, none broken; the first page has less room than the others.
 * @param room millimetres for rows below the heads, on the first page and on those after it
 */
export function layOutTable(
  { columns, rows }: PaperTable,
  wrap: Wrap,
  room: { first: number; next: number },
): PlacedRow[][] {
  const pages: PlacedRow[][] = [[]];
  let left = room.first;
  for (const row of rows) {
    const cells = columns.map(({ width }, index) => wrap(row[index] ?? "", width - ROW.gutter));
    const lines = Math.max(1, ...cells.map(({ length }) => length));
    const height = ROW.above + lines * ROW.lead + ROW.below;
    if (height > left && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      left = room.next;
    }
    pages.at(-1)?.push({ cells, height });
    left -= height;
  }
  return pages;
}
