import { err, ok, type Result } from "../result.ts";
import { counted, failedChecks, type FailedCheck, numberOf } from "./mrz-checks.ts";
import {
  formatOf,
  MRZ_FORMATS,
  MRZ_LAYOUTS,
  type MrzFormat,
  type MrzLayout,
  runOf,
} from "./mrz-layout.ts";

/** The zone of a passport or an identity card (ICAO 9303-4, -5, -6), found to agree with its check digits. */
export type Mrz = {
  format: MrzFormat;
  issuer: string;
  surname: string;
  givenNames: string;
  number: string;
  nationality: string;
  /** ISO day; null where the State writes that day, month or year are not known (ICAO 9303-3 §4.8). */
  birthDate: string | null;
  sex: "M" | "F" | null;
  /** ISO day. */
  expires: string;
};

/** `line` and `position` count from 1, as a person points. */
export type MrzFault =
  | { kind: "lines"; lines: number }
  | { kind: "length"; line: 1 | 2 | 3; characters: number; expected: number }
  | { kind: "character"; line: 1 | 2 | 3; position: number; character: string }
  | { kind: "visa" }
  | { kind: "document"; format: MrzFormat }
  | { kind: "date"; part: "birthDate" | "expires" }
  | ({ kind: "check" } & FailedCheck);

/** How a format's first line may begin: only a book is a passport, cards are A, C or I, some States' TD2 is a P. */
const DOCUMENTS: Record<MrzFormat, RegExp> = { TD1: /^[ACI]/, TD2: /^[ACIP]/, TD3: /^P/ };

/**
 * Lines as typed, pasted or read by a machine: spaces out, capitals, and the « that some keyboards make of <<. Breaks
 * that were lost, or fell in a wrong place, are put where the number of characters says.
 */
export function mrzLines(text: string): string[] {
  const lines = text
    .toUpperCase()
    .replace(/[«≪]/gu, "<<")
    .replace(/[‹＜]/gu, "<")
    .replace(/[^\S\n]+/gu, "")
    .split("\n")
    .filter((line) => line !== "");
  const whole = lines.join("");
  const layout = MRZ_FORMATS.map((format) => MRZ_LAYOUTS[format]).find(
    (each) => each.lines * each.length === whole.length,
  );
  if (!layout || lines.every((line) => line.length === layout.length)) return lines;
  return Array.from({ length: layout.lines }, (_, line) =>
    whole.slice(line * layout.length, (line + 1) * layout.length),
  );
}

/** The layout that a text's lines have; null when there are too few or too many of them. */
export function layoutOf(lines: readonly string[]): MrzLayout | null {
  const format = formatOf(lines);
  return format && MRZ_LAYOUTS[format];
}

/** Whether every line has all its characters: while somebody types, nothing is wrong yet. */
export function isComplete(lines: readonly string[]): boolean {
  const layout = layoutOf(lines);
  return layout !== null && lines.every((line) => line.length >= layout.length);
}

/**
 * Reads the zone of a passport (TD3) or an identity card (TD1, TD2); a visa's is refused as such.
 * @param today ISO day: a birth lies in the hundred years before it
 * @returns what it says, or every fault found, the first to be shown
 */
export function readMrz(text: string, today: string): Result<Mrz, readonly MrzFault[]> {
  const lines = mrzLines(text);
  const format = formatOf(lines);
  if (format === null) return err([{ kind: "lines", lines: lines.length }]);
  const layout = MRZ_LAYOUTS[format];
  // ICAO 9303-7: a visa has the lines of a book or a card, and another meaning of the digits.
  if (format !== "TD1" && lines[0]?.startsWith("V")) return err([{ kind: "visa" }]);
  const faults = lines.flatMap((line, at) => shapeFaults(counted(at), line, layout.length));
  if (faults.length > 0) return err(faults);
  if (!DOCUMENTS[format].test(lines[0] ?? "")) return err([{ kind: "document", format }]);
  const failed = failedChecks(lines, layout);
  if (failed.length > 0) return err(failed.map((check) => ({ kind: "check" as const, ...check })));
  return readFields(lines, format, today);
}

function readFields(
  lines: readonly string[],
  format: MrzFormat,
  today: string,
): Result<Mrz, readonly MrzFault[]> {
  const layout = MRZ_LAYOUTS[format];
  const birth = runOf(lines, layout.birthDate);
  const unknown = /^[0-9<]*<<$/.test(birth);
  const birthDate = unknown ? null : dayOf(birth, (day) => day <= today);
  if (birthDate === null && !unknown) return err([{ kind: "date", part: "birthDate" }]);
  const lastYear = String(Number(today.slice(0, 4)) + 50);
  const expires = dayOf(runOf(lines, layout.expires), (day) => day < lastYear);
  if (expires === null) return err([{ kind: "date", part: "expires" }]);
  const [surname = "", ...given] = runOf(lines, layout.names).split("<<");
  const sex = runOf(lines, layout.sex);
  return ok({
    format,
    issuer: state(runOf(lines, layout.issuer)),
    surname: unfilled(surname),
    givenNames: unfilled(given.join("<")),
    number: unfilled(numberOf(lines, layout).run),
    nationality: state(runOf(lines, layout.nationality)),
    birthDate,
    sex: sex === "M" || sex === "F" ? sex : null,
    expires,
  });
}

function shapeFaults(line: 1 | 2 | 3, text: string, expected: number): MrzFault[] {
  if (text.length !== expected)
    return [{ kind: "length", line, characters: text.length, expected }];
  const at = text.search(/[^0-9A-Z<]/);
  if (at < 0) return [];
  return [{ kind: "character", line, position: at + 1, character: text.charAt(at) }];
}

const unfilled = (text: string): string => text.replace(/<+/g, " ").trim();

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
