import { digitAfter, type MrzLayout, type Run, runOf } from "./mrz-layout.ts";

export const CHECKED_PARTS = ["number", "birthDate", "expires", "optional", "composite"] as const;
export type CheckedPart = (typeof CHECKED_PARTS)[number];

/** `line` and `position` of the check digit, counted from 1, as a person points. */
export type FailedCheck = { part: CheckedPart; line: 1 | 2 | 3; position: number };

/**
 * The check digit of a run of the zone: weights 7, 3, 1; A is 10, Z is 35, the filler 0 (ICAO 9303-3 §4.9).
 * @returns the digit, or null when a character has no place in the zone
 */
export function checkDigit(run: string): number | null {
  if (!/^[0-9A-Z<]*$/.test(run)) return null;
  const weights = [7, 3, 1];
  const sum = [...run].reduce((total, character, at) => {
    const value = character === "<" ? 0 : parseInt(character, 36);
    return total + value * (weights[at % 3] ?? 0);
  }, 0);
  return sum % 10;
}

/**
 * The document's number, its check digit and where that stands. A card's number of more than nine characters leaves a
 * filler in the digit's place and goes on in the optional part, its digit after it (ICAO 9303-5 §4.2.2, note j).
 */
export function numberOf(
  lines: readonly string[],
  layout: MrzLayout,
): { run: string; digit: string; at: Run } {
  const run = runOf(lines, layout.number);
  const digit = runOf(lines, digitAfter(layout.number));
  const [line, from] = layout.optional;
  const [rest = ""] = runOf(lines, layout.optional).split("<");
  if (layout.optionalChecked || digit !== "<" || rest.length < 2)
    return { run, digit, at: digitAfter(layout.number) };
  const end = from + rest.length;
  return { run: run + rest.slice(0, -1), digit: rest.slice(-1), at: [line, end - 1, end] };
}

type Check = { part: CheckedPart; run: string; digit: string; at: Run };

function checksOf(lines: readonly string[], layout: MrzLayout): Check[] {
  const after = (part: "birthDate" | "expires" | "optional"): Check => {
    const at = digitAfter(layout[part]);
    return { part, run: runOf(lines, layout[part]), digit: runOf(lines, at), at };
  };
  return [
    { part: "number", ...numberOf(lines, layout) },
    after("birthDate"),
    after("expires"),
    ...(layout.optionalChecked ? [after("optional")] : []),
    {
      part: "composite",
      run: layout.composite.map((run) => runOf(lines, run)).join(""),
      digit: runOf(lines, layout.compositeDigit),
      at: layout.compositeDigit,
    },
  ];
}

/** An empty optional part may carry a filler in place of its 0 (ICAO 9303-4 §4.2.2.2). */
const agrees = ({ part, run, digit }: Check): boolean =>
  digit === String(checkDigit(run)) || (part === "optional" && digit === "<" && /^<*$/.test(run));

/** Where the check digits stand, agreeing or not. */
export const checkPlaces = (lines: readonly string[], layout: MrzLayout): FailedCheck[] =>
  checksOf(lines, layout).map(place);

const place = ({ part, at: [line, column] }: Check): FailedCheck => ({
  part,
  line: counted(line),
  position: column + 1,
});

/** Check digits that disagree; the composite one is named only when no part explains it. */
export function failedChecks(lines: readonly string[], layout: MrzLayout): FailedCheck[] {
  const failed = checksOf(lines, layout).filter((check) => !agrees(check));
  const parts = failed.filter(({ part }) => part !== "composite");
  return (parts.length > 0 ? parts : failed).map(place);
}

/** A line counted from 1. */
export const counted = (line: number): 1 | 2 | 3 => (line === 0 ? 1 : line === 1 ? 2 : 3);
