import { failedChecks } from "./mrz-checks.ts";
import { digitAfter, type MrzLayout, type Run, runOf } from "./mrz-layout.ts";
import { isComplete, layoutOf, mrzLines } from "./mrz.ts";

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

/** A character to exchange; `line` and `position` count from 1. */
export type MrzChange = { line: number; position: number; from: string; to: string };
/** Exchanges after which every check digit agrees, and the zone as it is then. */
export type MrzRepair = { changes: readonly MrzChange[]; text: string };

/**
 * The exchanges of look-alikes that mend a zone: letters where only a digit may stand, digits where only a letter may,
 * and one more anywhere. Null when the zone is right, or when no exchange or more than one would mend it: then nobody
 * but the holder of the document can say.
 */
export function suggestRepair(text: string): MrzRepair | null {
  const lines = mrzLines(text);
  const layout = layoutOf(lines);
  if (!layout || !isComplete(lines)) return null;
  const right = (each: readonly string[]): boolean => failedChecks(each, layout).length === 0;
  const straight = straightenZone(lines, layout);
  if (right(straight)) return repairOf(lines, straight);
  const mended = exchanges(straight).filter(right);
  const [only] = mended;
  return mended.length === 1 && only ? repairOf(lines, only) : null;
}

/** Puts digits where only digits may stand, and letters where only letters may, by their look. */
export function straightenZone(lines: readonly string[], layout: MrzLayout): string[] {
  const { birthDate, expires, number, names, issuer, nationality, compositeDigit } = layout;
  const dates = [birthDate, expires];
  const checked = [...dates, number, ...(layout.optionalChecked ? [layout.optional] : [])];
  const digits = [...dates, ...checked.map(digitAfter), compositeDigit];
  const turned = (each: readonly string[], runs: readonly Run[], wrong: RegExp): string[] =>
    each.map((text, line) =>
      [...text]
        .map((character, at) =>
          runs.some(([l, from, to]) => l === line && at >= from && at < to) && wrong.test(character)
            ? (LOOK_ALIKE[character] ?? character)
            : character,
        )
        .join(""),
    );
  return turned(turned(lines, digits, /[A-Z]/), [names, issuer, nationality], /[0-9]/);
}

/** Every zone that differs by one look-alike. */
const exchanges = (lines: readonly string[]): string[][] =>
  lines.flatMap((text, line) =>
    [...text].flatMap((from, at) => {
      const to = LOOK_ALIKE[from];
      if (to === undefined) return [];
      return [
        lines.map((each, l) => (l === line ? text.slice(0, at) + to + text.slice(at + 1) : each)),
      ];
    }),
  );

function repairOf(before: readonly string[], after: readonly string[]): MrzRepair | null {
  const changes = after.flatMap((text, line) =>
    [...text].flatMap((to, at) => {
      const from = runOf(before, [line, at, at + 1]);
      return from === to ? [] : [{ line: line + 1, position: at + 1, from, to }];
    }),
  );
  return changes.length > 0 ? { changes, text: after.join("\n") } : null;
}
