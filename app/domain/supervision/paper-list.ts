import { parseShortNumber } from "../badge/short-number.ts";
import type { Direction } from "../gate/verdict.ts";
import { momentOf } from "./correction.ts";

/** A line of the paper list: the badge whose number was written down, at a minute. */
export type PaperLine = { line: number; number: string; direction: Direction; at: Date };
export type PaperProblem = "columns" | "time" | "number" | "direction" | "in_future";
export type PaperFault = { line: number; text: string; problem: PaperProblem };

/** How many lines are brought in at once: a power cut lasts hours, not days. */
export const PAPER_LINES = 2_000;

/** How the way is written in the three languages, and with a sign. */
const WAYS: Readonly<Record<string, Direction>> = {
  ...{ in: "entry", entry: "entry", "+": "entry", вход: "entry", кіру: "entry" },
  ...{ out: "exit", exit: "exit", "-": "exit", "–": "exit", выход: "exit", шығу: "exit" },
};

/**
 * Reads the list that a guard kept on paper: a line each, `09:05; 7K4M-92QX; in`, parted by semicolon, comma or tab. Without
 * the third column it is the gate's own way. Empty lines, and a head that begins with `#`, are passed over.
 * @param day of Astana on which it was kept
 */
export function readPaperList(
  text: string,
  { day, way, now }: { day: string; way: Direction; now: Date },
): { lines: readonly PaperLine[]; faults: readonly PaperFault[] } {
  const lines: PaperLine[] = [];
  const faults: PaperFault[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    if (written.trim() === "" || written.trim().startsWith("#")) return;
    const line = index + 1;
    const read = readLine(written, { day, way, now });
    if (typeof read === "string") faults.push({ line, text: written.trim(), problem: read });
    else lines.push({ line, ...read });
  });
  return { lines, faults };
}

function readLine(
  written: string,
  { day, way, now }: { day: string; way: Direction; now: Date },
): Omit<PaperLine, "line"> | PaperProblem {
  const [time = "", typed, said = "", ...more] = written.split(/[;,\t]/).map((one) => one.trim());
  if (typed === undefined || more.some((one) => one !== "")) return "columns";
  const at = momentOf(day, time);
  if (!at) return "time";
  if (at > now) return "in_future";
  const number = parseShortNumber(typed);
  if (!number.ok) return "number";
  const direction = said === "" ? way : WAYS[said.toLowerCase()];
  return direction ? { number: number.value, direction, at } : "direction";
}
