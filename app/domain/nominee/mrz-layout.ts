/** A run of characters of the zone: line counted from 0, columns from 0, `to` not included. */
export type Run = readonly [line: number, from: number, to: number];

export const MRZ_FORMATS = ["TD1", "TD2", "TD3"] as const;
/** TD1 is a card of three short lines, TD2 an older card, TD3 a passport's book. */
export type MrzFormat = (typeof MRZ_FORMATS)[number];

export type MrzLayout = {
  lines: 2 | 3;
  length: 30 | 36 | 44;
  document: Run;
  issuer: Run;
  names: Run;
  number: Run;
  /** The check digit stands right after each of these. */
  birthDate: Run;
  expires: Run;
  sex: Run;
  nationality: Run;
  /** Where a State writes what it likes; a long number continues in a card's. */
  optional: Run;
  /** Of the three only a passport's optional part has a check digit of its own. */
  optionalChecked: boolean;
  /** What the last check digit is computed over, in this order. */
  composite: readonly Run[];
  compositeDigit: Run;
};

/** ICAO 9303-5 §4.2.2 (TD1), 9303-6 §4.2.2 (TD2), 9303-4 §4.2.2 (TD3). */
export const MRZ_LAYOUTS: Record<MrzFormat, MrzLayout> = {
  TD1: {
    lines: 3,
    length: 30,
    document: [0, 0, 2],
    issuer: [0, 2, 5],
    names: [2, 0, 30],
    number: [0, 5, 14],
    birthDate: [1, 0, 6],
    expires: [1, 8, 14],
    sex: [1, 7, 8],
    nationality: [1, 15, 18],
    optional: [0, 15, 30],
    optionalChecked: false,
    composite: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
    compositeDigit: [1, 29, 30],
  },
  TD2: {
    lines: 2,
    length: 36,
    document: [0, 0, 2],
    issuer: [0, 2, 5],
    names: [0, 5, 36],
    number: [1, 0, 9],
    birthDate: [1, 13, 19],
    expires: [1, 21, 27],
    sex: [1, 20, 21],
    nationality: [1, 10, 13],
    optional: [1, 28, 35],
    optionalChecked: false,
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
    compositeDigit: [1, 35, 36],
  },
  TD3: {
    lines: 2,
    length: 44,
    document: [0, 0, 2],
    issuer: [0, 2, 5],
    names: [0, 5, 44],
    number: [1, 0, 9],
    birthDate: [1, 13, 19],
    expires: [1, 21, 27],
    sex: [1, 20, 21],
    nationality: [1, 10, 13],
    optional: [1, 28, 42],
    optionalChecked: true,
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
    compositeDigit: [1, 43, 44],
  },
};

/** What a run holds; short lines give what they have. */
export const runOf = (lines: readonly string[], [line, from, to]: Run): string =>
  (lines[line] ?? "").slice(from, to);

/** The place right after a run, where its check digit stands. */
export const digitAfter = ([line, , to]: Run): Run => [line, to, to + 1];

/**
 * The format that so many lines are, by the longest of them: one lost character must not make a passport a card.
 * Null when no format has so many lines.
 */
export function formatOf(lines: readonly string[]): MrzFormat | null {
  if (lines.length === 3) return "TD1";
  if (lines.length !== 2) return null;
  return Math.max(...lines.map((line) => line.length)) > 40 ? "TD3" : "TD2";
}
