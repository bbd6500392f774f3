/** A4 as the programme uses it, in millimetres: three equal columns after the hours (visual reference, print). */
export const SHEET = {
  width: 210,
  height: 297,
  left: 18,
  right: 192,
  /** Column of hours, then the gutter between any two columns. */
  hours: 27,
  gutter: 6,
  column: 43,
  headTop: 26,
  /** The heavy rule under a page's title; rows begin below it. */
  ruleTop: 50,
  rowsTop: 50.6,
  rowsBottom: 259,
  legendTop: 262.3,
  footRuleTop: 270.85,
  footTop: 273.85,
  codeSide: 15,
} as const;

/** Left edge of the column 0, 1 or 2 after the hours. */
export const columnX = (index: number): number =>
  SHEET.left + SHEET.hours + SHEET.gutter + index * (SHEET.column + SHEET.gutter);

/** Width of `count` neighbouring columns with the gutters between them. */
export const columnsWide = (count: number): number =>
  count * SHEET.column + (count - 1) * SHEET.gutter;

/** Padding of a row above and below its text. */
export const ROW = { above: 2.5, below: 2.7, rule: 0.15, icon: 3.6 } as const;
