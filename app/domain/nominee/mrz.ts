import { err, ok, type Result } from "../result.ts";

/** The two lines of a passport (TD3, ICAO 9303-4 §4.2), read and found to agree with their check digits. */
export type Mrz = {
  issuer: string;
  surname: string;
  givenNames: string;
  number: string;
  nationality: string;
  /** ISO days. */
  birthDate: string;
  expires: string;
};

export const CHECKED_PARTS = ["number", "birthDate", "expires", "optional", "composite"] as const;
export type CheckedPart = (typeof CHECKED_PARTS)[number];

/** `line` and `position` count from 1, as a person points. */
export type MrzFault =
  | { kind: "lines"; lines: number }
  | { kind: "length"; line: 1 | 2; characters: number }
  | { kind: "character"; line: 1 | 2; position: number; character: string }
  | { kind: "document" }
  | { kind: "date"; part: "birthDate" | "expires" }
  | { kind: "check"; part: CheckedPart; position: number };

const LENGTH = 44;

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

/** Lines as typed, pasted or read by a machine: spaces out, capitals, and the « that some keyboards make of <<. */
export const mrzLines = (text: string): string[] => {
  const lines = text
    .toUpperCase()
    .replace(/«/gu, "<<")
    .replace(/[^\S\n]+/gu, "")
    .split("\n")
    .filter((line) => line !== "");
  const [only = ""] = lines;
  return lines.length === 1 && only.length === 2 * LENGTH
    ? [only.slice(0, LENGTH), only.slice(LENGTH)]
    : lines;
};

type Check = { part: CheckedPart; run: string; digit: string; position: number };

const checksOf = (line2: string): Check[] => {
  const at = (from: number, to: number): string => line2.slice(from, to);
  return [
    { part: "number", run: at(0, 9), digit: at(9, 10), position: 10 },
    { part: "birthDate", run: at(13, 19), digit: at(19, 20), position: 20 },
    { part: "expires", run: at(21, 27), digit: at(27, 28), position: 28 },
    { part: "optional", run: at(28, 42), digit: at(42, 43), position: 43 },
    {
      part: "composite",
      run: at(0, 10) + at(13, 20) + at(21, 43),
      digit: at(43, 44),
      position: 44,
    },
  ];
};

/** An empty optional part may carry a filler in place of its 0 (ICAO 9303-4 §4.2.2.2). */
const agrees = ({ part, run, digit }: Check): boolean =>
  digit === String(checkDigit(run)) ||
  (part === "optional" && digit === "<" && checkDigit(run) === 0);

/** Check digits that disagree; the composite one is named only when no part explains it. */
export function failedChecks(line2: string): { part: CheckedPart; position: number }[] {
  const failed = checksOf(line2).filter((check) => !agrees(check));
  const parts = failed.filter(({ part }) => part !== "composite");
  return (parts.length > 0 ? parts : failed).map(({ part, position }) => ({ part, position }));
}

/**
 * Reads a passport's zone.
 * @param today ISO day: a birth lies in the hundred years before it
 * @returns what it says, or every fault found, the first to be shown
 */
export function readMrz(text: string, today: string): Result<Mrz, readonly MrzFault[]> {
  const lines = mrzLines(text);
  const [line1, line2] = lines;
  if (lines.length !== 2 || line1 === undefined || line2 === undefined)
    return err([{ kind: "lines", lines: lines.length }]);
  const faults = ([1, 2] as const).flatMap((line) => shapeFaults(line, line === 1 ? line1 : line2));
  if (faults.length > 0) return err(faults);
  if (!line1.startsWith("P")) return err([{ kind: "document" }]);
  const failed = failedChecks(line2);
  if (failed.length > 0) return err(failed.map((check) => ({ kind: "check" as const, ...check })));

  const birthDate = dayOf(line2.slice(13, 19), (day) => day <= today);
  const expires = dayOf(line2.slice(21, 27), (day) => day < `${Number(today.slice(0, 4)) + 50}`);
  if (birthDate === null) return err([{ kind: "date", part: "birthDate" }]);
  if (expires === null) return err([{ kind: "date", part: "expires" }]);
  const [surname = "", givenNames = ""] = line1.slice(5).split("<<");
  return ok({
    issuer: state(line1.slice(2, 5)),
    surname: unfilled(surname),
    givenNames: unfilled(givenNames),
    number: unfilled(line2.slice(0, 9)),
    nationality: state(line2.slice(10, 13)),
    birthDate,
    expires,
  });
}

function shapeFaults(line: 1 | 2, text: string): MrzFault[] {
  if (text.length !== LENGTH) return [{ kind: "length", line, characters: text.length }];
  const at = text.search(/[^0-9A-Z<]/);
  if (at < 0) return [];
  return [{ kind: "character", line, position: at + 1, character: text.charAt(at) }];
}

const unfilled = (text: string): string => text.replace(/</g, " ").trim();

/** Germany alone writes one letter where ISO 3166 has three (ICAO 9303-3 §5). */
const state = (code: string): string => (unfilled(code) === "D" ? "DEU" : unfilled(code));

/** `YYMMDD` in the latest century that `fits`. */
function dayOf(digits: string, fits: (day: string) => boolean): string | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const rest = `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  const day = ["20", "19"].map((century) => century + rest).find(fits);
  const date = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
