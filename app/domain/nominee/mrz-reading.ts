import { failedChecks } from "./mrz-checks.ts";
import { MRZ_FORMATS, MRZ_LAYOUTS, type MrzFormat } from "./mrz-layout.ts";
import type { PhotoRefusal } from "./photo.ts";
import { straightenZone, suggestRepair } from "./mrz-repair.ts";

/** A zone found in what a machine read; `failed` counts the check digits that still disagree. */
export type ZoneReading = { text: string; failed: number };

/** Why no zone was read: the picture was refused, or there is none to be seen in it. */
export type ZoneRefusal = PhotoRefusal | "unread";

/** Lines that differ from their length by more than this are other lines of the page. */
const SLACK = 10;

/**
 * Finds the zone in the text that a machine read from a picture. Machines see letters in rows of fillers, lose some of
 * them, and take O for 0: what position and check digits decide is put right, the rest stays as it was read.
 * @returns the likeliest zone, or null when nothing looks like one
 */
export function zoneInReading(read: string): ZoneReading | null {
  const lines = read
    .toUpperCase()
    .split("\n")
    .map((line) => line.replace(/[^0-9A-Z<]/g, ""))
    .filter((line) => line.length >= 20);
  const found = MRZ_FORMATS.flatMap((format) =>
    lines.flatMap((_, at) => windowAs(lines.slice(at, at + MRZ_LAYOUTS[format].lines), format)),
  );
  return found.toSorted((a, b) => a.failed - b.failed)[0] ?? null;
}

/** More check digits wrong than this, and it is no zone but other text of the same length. */
const MOST_FAILED = 2;
const BEGINS: Record<MrzFormat, RegExp> = { TD1: /^[ACI]/, TD2: /^[ACI]/, TD3: /^P/ };

/** A card whose first line ends in nothing readable is tried with nothing there: its last check digit decides. */
function windowAs(lines: readonly string[], format: MrzFormat): ZoneReading[] {
  const layout = MRZ_LAYOUTS[format];
  if (lines.length !== layout.lines || !BEGINS[format].test(lines[0] ?? "")) return [];
  const fitted = lines.map((line, at) =>
    at === layout.names[0] ? fitNames(line, layout.length) : fitDigits(line, layout.length),
  );
  const emptied = format === "TD1" ? [(lines[0] ?? "").slice(0, 15).padEnd(30, "<")] : [];
  return [fitted, ...emptied.map((first) => [first, ...fitted.slice(1)])].flatMap((each) => {
    const known = each.filter((line) => line !== null);
    if (known.length < layout.lines) return [];
    const straight = straightenZone(known, layout);
    const failed = failedChecks(straight, layout).length;
    if (failed > MOST_FAILED) return [];
    const text = straight.join("\n");
    const repaired = failed > 0 ? suggestRepair(text) : null;
    return [repaired ? { text: repaired.text, failed: 0 } : { text, failed }];
  });
}

/** After the names nothing but fillers stands; whatever thin letters were seen in them. */
function fitNames(line: string, length: number): string | null {
  const filled = line
    .replace(/<<<[<KLCSEGX]*$/, "<")
    .replace(/(<<.*?)<<[<KLCSEGX]*$/, "$1")
    .replace(/<+$/, "");
  return filled.length > length ? null : filled.padEnd(length, "<");
}

/** A line with digits: a lost or doubled filler is given back to, or taken from, its longest row. */
function fitDigits(line: string, length: number): string | null {
  const plain = line.replace(/<<[<KLCEX]*(?=[0-9]?$)/, (seen) => "<".repeat(seen.length));
  const missing = length - plain.length;
  if (Math.abs(missing) > SLACK) return null;
  if (missing === 0) return plain;
  const rows = [...plain.matchAll(/<{3,}/g)].toSorted((a, b) => b[0].length - a[0].length);
  const [row] = rows;
  if (!row || row[0].length + missing < 1) return null;
  const { index } = row;
  const wide = "<".repeat(row[0].length + missing);
  return plain.slice(0, index) + wide + plain.slice(index + row[0].length);
}
