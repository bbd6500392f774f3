import { checkDigit } from "./mrz-checks.ts";
import { MRZ_LAYOUTS, type MrzFormat } from "./mrz-layout.ts";

export type MrzSource = {
  issuer: string;
  surname: string;
  givenNames: string;
  number: string;
  nationality: string;
  /** ISO day; null is written as not known. */
  birthDate: string | null;
  /** ISO day. */
  expires: string;
  sex: "M" | "F" | "X";
};

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
const sixDigits = (day: string | null): string => day?.slice(2).replaceAll("-", "") ?? "<<<<<<";
const checked = (run: string): string => `${run}${checkDigit(run)}`;

/**
 * The zone of an invented person's passport (TD3) or identity card (TD1, TD2), by ICAO 9303-4, -5 and -6; names too long
 * for their line are cut.
 * @param source names in Latin letters; `number` of at most nine characters in a passport, 22 in a TD1, 14 in a TD2
 */
export function composeMrz(source: MrzSource, format: MrzFormat = "TD3"): string {
  const { names, length } = MRZ_LAYOUTS[format];
  const given = inZone(source.givenNames);
  const name = filled(
    inZone(source.surname) + (given === "" ? "" : `<<${given}`),
    names[2] - names[1],
  );
  const begin = `${format === "TD3" ? "P" : "I"}<${filled(source.issuer, 3)}`;
  const birth = checked(sixDigits(source.birthDate));
  const expires = checked(sixDigits(source.expires));
  const nationality = filled(source.nationality, 3);
  const sex = source.sex === "X" ? "<" : source.sex;
  if (format === "TD1") {
    const number = cardNumber(source.number, length - 5);
    const composite = checkDigit(number + birth + expires + filled("", 11));
    const second = birth + sex + expires + nationality + filled("", 11);
    return [begin + number, `${second}${composite}`, name].join("\n");
  }
  const [number, optional] =
    format === "TD3"
      ? [checked(filled(source.number, 9)), checked(filled("", 14))]
      : [cardNumber(source.number, 17).slice(0, 10), cardNumber(source.number, 17).slice(10)];
  const composite = checkDigit(number + birth + expires + optional);
  const second = number + nationality + birth + sex + expires + optional;
  return [begin + name, `${second}${composite}`].join("\n");
}

/** A card's number with its check digit and what follows; a long one goes on in the optional part. */
function cardNumber(number: string, length: number): string {
  if (number.length <= 9) return filled(checked(filled(number, 9)), length);
  return filled(`${number.slice(0, 9)}<${number.slice(9)}${checkDigit(number)}`, length);
}
