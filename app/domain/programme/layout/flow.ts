import type { Row } from "./page.ts";
import { SHEET } from "./sheet.ts";

/** A row before it has a place; a heading stays with what follows it. */
export type LooseRow = Omit<Row, "top"> & { keepsWithNext?: boolean };

type Loose = { id: string; height: number; keepsWithNext?: boolean };

/**
 * Sets rows under each other on as many pages as they need. A row never breaks; one that keeps with the next moves on
 * with it, so that no heading stands alone at a foot. A row taller than a page is a bug of whoever measured it.
 * @param from where the rows of a page begin, by its index
 */
export function flow<R extends Loose = LooseRow>(
  rows: readonly R[],
  from: (page: number) => number = () => SHEET.rowsTop,
  until: number = SHEET.rowsBottom,
): (R & { top: number })[][] {
  const pages: (R & { top: number })[][] = [];
  let page: (R & { top: number })[] = [];
  let top = from(0);
  for (const group of groups(rows)) {
    const height = group.reduce((sum, row) => sum + row.height, 0);
    if (height > until - from(pages.length + 1))
      throw new RangeError(`Row ${group[0]?.id ?? ""} is taller than a page`);
    if (top + height > until && (page.length > 0 || top > from(pages.length + 1))) {
      pages.push(page);
      page = [];
      top = from(pages.length);
    }
    for (const row of group) {
      page.push({ ...row, top });
      top += row.height;
    }
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Rows that must stand on one page: headings with the first row after them. */
function groups<R extends Loose>(rows: readonly R[]): R[][] {
  const found: R[][] = [];
  let open: R[] | undefined;
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
