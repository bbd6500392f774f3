import { MRZ_LAYOUTS } from "./mrz-layout.ts";
import type { Mrz } from "./mrz.ts";
import { passportNumber } from "./passport.ts";

/** What the delegation typed, beside what the machine-readable zone says. */
export type TypedIdentity = {
  surname: string;
  givenNames: string;
  nationality: string | null;
  birthDate: string | null;
  passportExpires: string | null;
  passportNumber: string;
};

export const MRZ_WARNINGS = [
  "names_swapped",
  "surname_differs",
  "given_names_differ",
  "nationality_differs",
  "birth_date_differs",
  "expiry_differs",
  "number_differs",
] as const;
export type MrzWarning = (typeof MRZ_WARNINGS)[number];

// ICAO 9303-3 §6.A: letters that the zone may spell out. A State may also just drop the marks, so both count as equal.
const SPELLED_OUT: Readonly<Record<string, string>> = {
  Ä: "AE",
  Ö: "OE",
  Ü: "UE",
  Å: "AA",
  Ø: "OE",
  Æ: "AE",
  Œ: "OE",
  ẞ: "SS",
  Þ: "TH",
  Ð: "D",
  Đ: "D",
  Ł: "L",
  Ħ: "H",
  Ŧ: "T",
  Ŋ: "N",
  Ñ: "N",
  Ə: "E",
};
const MARKLESS: Readonly<Record<string, string>> = { Ø: "O", Æ: "AE", Œ: "OE" };

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");
const upper = (text: string): string => text.replace(/ß/g, "SS").normalize("NFC").toUpperCase();
const spelled = (text: string, table: Readonly<Record<string, string>>): string =>
  letters(
    [...upper(text)]
      .map((c) => table[c] ?? c)
      .join("")
      .normalize("NFD"),
  );

/** Ways in which a zone may write a typed name; none when it is not in Latin letters and cannot be compared. */
function spellings(typed: string): string[] {
  const ways = [
    spelled(typed, SPELLED_OUT),
    spelled(typed, { ...SPELLED_OUT, Ä: "A", Ö: "O", Ü: "U", Å: "A", ...MARKLESS }),
  ];
  return ways.every((way) => /^[A-Z]*$/.test(way)) ? ways : [];
}

/** True also when the zone ran out of room and cut the name short (ICAO 9303-4 §4.2.3). */
function sameName(typed: string, zone: string, truncated: boolean): boolean {
  const ways = spellings(typed);
  const read = letters(zone);
  return (
    ways.length === 0 || ways.some((way) => way === read || (truncated && way.startsWith(read)))
  );
}

/** Where the typed fields and the machine-readable zone disagree: said before vetting, never corrected silently. */
export function mrzWarnings(mrz: Mrz, typed: TypedIdentity): MrzWarning[] {
  const [, from, to] = MRZ_LAYOUTS[mrz.format].names;
  const full = mrz.surname.length + 2 + mrz.givenNames.length >= to - from;
  const surname = sameName(typed.surname, mrz.surname, full);
  const given = sameName(typed.givenNames, mrz.givenNames, full);
  const swapped =
    !surname &&
    !given &&
    typed.givenNames !== "" &&
    sameName(typed.surname, mrz.givenNames, full) &&
    sameName(typed.givenNames, mrz.surname, full);
  const differ = (typedValue: string | null, zone: string | null): boolean =>
    typedValue !== null && typedValue !== "" && zone !== null && typedValue !== zone;
  const said: readonly (readonly [MrzWarning, boolean])[] = [
    ["names_swapped", swapped],
    ["surname_differs", typed.surname !== "" && !surname && !swapped],
    ["given_names_differ", typed.surname !== "" && !given && !swapped],
    ["nationality_differs", differ(typed.nationality, mrz.nationality)],
    ["birth_date_differs", differ(typed.birthDate, mrz.birthDate)],
    ["expiry_differs", differ(typed.passportExpires, mrz.expires)],
    [
      "number_differs",
      differ(
        passportNumber(typed.passportNumber).slice(0, mrz.format === "TD3" ? 9 : undefined),
        mrz.number,
      ),
    ],
  ];
  return said.filter(([, is]) => is).map(([warning]) => warning);
}
