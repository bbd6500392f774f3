import { checkDigit } from "./mrz.ts";

export type MrzSource = {
  issuer: string;
  surname: string;
  givenNames: string;
  number: string;
  nationality: string;
  /** ISO days. */
  birthDate: string;
  expires: string;
  sex: "M" | "F" | "X";
};

const LENGTH = 44;
/** Letters whose mark does not come off by decomposition (ICAO 9303-3 §6.A). */
const SPELLED: Readonly<Record<string, string>> = {
  Ə: "E",
  Æ: "AE",
  Ø: "OE",
  ß: "SS",
  ẞ: "SS",
  Đ: "D",
  Ł: "L",
};

/** A name as the zone writes it: capitals, apostrophes and points dropped, hyphens and spaces as fillers. */
const inZone = (name: string): string =>
  [...name.toUpperCase()]
    .map((letter) => SPELLED[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/[^A-Z\s-]/g, "")
    .trim()
    .replace(/[\s-]+/g, "<");

const filled = (text: string, length: number): string => text.slice(0, length).padEnd(length, "<");
const sixDigits = (day: string): string => day.slice(2).replaceAll("-", "");
const checked = (run: string): string => `${run}${checkDigit(run)}`;

/**
 * The two lines of a passport (TD3, ICAO 9303-4 §4.2) for an invented person; names too long for the first are cut.
 * @param source names in Latin letters; `number` of at most nine characters
 */
export function composeMrz(source: MrzSource): string {
  const given = inZone(source.givenNames);
  const names = inZone(source.surname) + (given === "" ? "" : `<<${given}`);
  const number = checked(filled(source.number, 9));
  const birth = checked(sixDigits(source.birthDate));
  const expires = checked(sixDigits(source.expires));
  const optional = checked(filled("", 14));
  const composite = checkDigit(number + birth + expires + optional);
  return [
    `P<${filled(source.issuer, 3)}${filled(names, LENGTH - 5)}`,
    `${number}${filled(source.nationality, 3)}${birth}${filled(source.sex === "X" ? "" : source.sex, 1)}${expires}${optional}${composite}`,
  ].join("\n");
}
