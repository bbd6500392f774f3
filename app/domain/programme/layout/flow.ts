import type { Row } from "./page.ts";
import { SHEET } from "./sheet.ts";

/** A row before it has a place; a heading stays with what follows it. */
export type LooseRow = Omit<Row, "top"> & { keepsWithNext?: boolean };

/**
 * Sets rows under each other on as many pages as they need. A row never breaks; one that keeps with the next moves on
 * with it, so that no heading stands alone at a foot. A row taller than a page is a bug of whoever measured it.
 */
export function flow(
  rows: readonly LooseRow[],
  from: number = SHEET.rowsTop,
  until: number = SHEET.rowsBottom,
): Row[][] {
  const pages: Row[][] = [];
  let page: Row[] = [];
  let top = from;
  for (const group of groups(rows)) {
    const height = group.reduce((sum, row) => sum + row.height, 0);
    if (height > until - from)
      throw new RangeError(`Row ${group[0]?.id ?? ""} is taller than a page`);
    if (top + height > until && page.length > 0) {
      pages.push(page);
      page = [];
      top = from;
    }
    for (const row of group) {
      page.push({ ...row, top });
      top += row.height;
    }
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Rows that must stand on one page: headings with the first row after them. */
function groups(rows: readonly LooseRow[]): LooseRow[][] {
  const found: LooseRow[][] = [];
  let open: LooseRow[] | undefined;
  for (const row of rows) {
    if (open) open.push(row);
    else {
      open = [row];
      found.push(open);
    }
    if (!row.keepsWithNext) open = undefined;
  }
  return found;
}
