/** A spreadsheet runs what begins with these, even in a CSV (CWE-1236). */
const RUNS = /^[=+\-@\t\r]/;

const cellText = (text: string): string => {
  const guarded = RUNS.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * A CSV (RFC 4180) that Excel opens as it is: UTF-8 with its mark. What a spreadsheet would run as a formula is made text by
 * an apostrophe, which the import takes off again.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
