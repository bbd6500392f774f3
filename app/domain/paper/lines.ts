/** A run of text as a PDF sets it: its lower left corner, width and size in points, with its page. */
export type TextRun = {
  text: string;
  page: number;
  x: number;
  y: number;
  width: number;
  size: number;
};

/** Between two columns of a table a line holds this, so that a name ends where its column does. */
export const COLUMN_GAP = "\t";

/**
 * Puts runs together as a reader sees them: those of one height are one line, left to right; a gap wider than two
 * letters is the border of a column. A text written from right to left keeps its runs in the order of the page.
 */
export function linesOf(runs: readonly TextRun[]): string[] {
  const lines: TextRun[][] = [];
  const ordered = runs
    .filter(({ text }) => text.trim() !== "")
    .toSorted((a, b) => a.page - b.page || b.y - a.y);
  for (const run of ordered) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && first.page === run.page && first.y - run.y < Math.max(2, run.size * 0.4))
      line.push(run);
    else lines.push([run]);
  }
  return lines.map(joined).filter((line) => line !== "");
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function joined(line: TextRun[]): string {
  const fromRight = line.filter(({ text }) => RIGHT_TO_LEFT.test(text)).length * 2 > line.length;
  const ordered = line.toSorted((a, b) => (fromRight ? b.x - a.x : a.x - b.x));
  let text = "";
  for (const [index, run] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before) {
      const gap = fromRight ? before.x - (run.x + run.width) : run.x - (before.x + before.width);
      if (gap > run.size * 1.4) text += COLUMN_GAP;
      else if (gap > run.size * 0.12 && !text.endsWith(" ")) text += " ";
    }
    text += run.text;
  }
  return text.replace(/[^\S\t]+/gu, " ").trim();
}
