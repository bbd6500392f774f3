import { failedChecks, mrzLines } from "./mrz.ts";

/** Letters and digits that people and machines take for each other in the zone's typeface. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  O: "0",
  0: "O",
  I: "1",
  1: "I",
  S: "5",
  5: "S",
  B: "8",
  8: "B",
  Z: "2",
  2: "Z",
  G: "6",
  6: "G",
  Q: "0",
  D: "0",
};

/** One character whose change makes every check digit agree. `position` counts from 1, in line 2. */
export type MrzRepair = { position: number; from: string; to: string; text: string };

/**
 * The one look-alike whose exchange mends the second line; null when the line is right, or when no single exchange or
 * more than one would mend it: then nobody but the holder of the book can say.
 */
export function suggestRepair(text: string): MrzRepair | null {
  const [line1 = "", line2 = ""] = mrzLines(text);
  if (line2.length !== 44 || failedChecks(line2).length === 0) return null;
  const repairs = [...line2].flatMap((from, at) => {
    const to = LOOK_ALIKE[from];
    if (to === undefined) return [];
    const mended = line2.slice(0, at) + to + line2.slice(at + 1);
    if (failedChecks(mended).length > 0) return [];
    return [{ position: at + 1, from, to, text: `${line1}\n${mended}` }];
  });
  return repairs.length === 1 ? (repairs[0] ?? null) : null;
}
