/**
 * A spreadsheet runs what begins with these, even in a CSV (CWE-1236); and it may take `;`, a tab or a line's end inside a
 * cell for the beginning of the next, where another character parts the cells in its country.
 */
const RUNS = /(^|[;\t\r\n]["\s]*)(?=[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20])/g;

const cellText = (text: string): string => {
  const guarded = text.replaceAll(RUNS, "$1'");
  return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * A CSV (RFC 4180) that Excel opens as it is: UTF-8 with its mark. What a spreadsheet would run as a formula is made text by
 * an apostrophe, which the import takes off again.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
