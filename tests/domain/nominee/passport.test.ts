import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { suggestRepair } from "#app/domain/nominee/mrz-repair.ts";
import { mrzWarnings, type TypedIdentity } from "#app/domain/nominee/mrz-warnings.ts";
import { checkDigit } from "#app/domain/nominee/mrz-checks.ts";
import { readMrz, type Mrz } from "#app/domain/nominee/mrz.ts";
import { expiresTooSoon, isDay, monthsAfter } from "#app/domain/nominee/passport.ts";

// The specimen of ICAO 9303-4, appendix B.
const LINE_1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const LINE_2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const SPECIMEN = `${LINE_1}\n${LINE_2}`;
const TODAY = "2022-10-12";
const ANNA: Mrz = {
  format: "TD3",
  issuer: "UTO",
  surname: "ERIKSSON",
  givenNames: "ANNA MARIA",
  number: "L898902C3",
  nationality: "UTO",
  birthDate: "1974-08-12",
  sex: "F",
  expires: "2012-04-15",
};

describe("the machine-readable zone", () => {
  test("reads the specimen", () => {
    expect(readMrz(SPECIMEN, TODAY)).toEqual({ ok: true, value: ANNA });
  });

  test("reads it pasted as one line, in small letters, with spaces or guillemets", () => {
    for (const text of [
      LINE_1 + LINE_2,
      SPECIMEN.toLowerCase(),
      SPECIMEN.replace(/(.{4})/g, "$1 "),
      SPECIMEN.replace("<<ANNA", "«ANNA"),
    ])
      expect(readMrz(text, TODAY)).toEqual({ ok: true, value: ANNA });
  });

  test("check digits of the worked examples", () => {
    expect(checkDigit("520727")).toBe(3);
    expect(checkDigit("AB2134<<<")).toBe(5);
    expect(checkDigit("L898902C3")).toBe(6);
    expect(checkDigit("ä")).toBeNull();
  });

  test("any other digit in the number is noticed and its check digit pointed at", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(..."0123456789"), (at, digit) => {
        fc.pre(LINE_2[at] !== digit);
        const spoiled = LINE_2.slice(0, at) + digit + LINE_2.slice(at + 1);
        expect(readMrz(`${LINE_1}\n${spoiled}`, TODAY)).toMatchObject({
          ok: false,
          error: [{ kind: "check", part: "number", position: 10 }],
        });
      }),
    );
  });

  test("a check digit is one digit, and fillers at the end do not change it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z<]{0,40}$/), (run) => {
        const digit = checkDigit(run);
        expect(digit).toBeGreaterThanOrEqual(0);
        expect(digit).toBeLessThanOrEqual(9);
        expect(checkDigit(`${run}<<`)).toBe(digit);
      }),
    );
  });

  test("says what is wrong: a line too few, a character short, a letter with no place", () => {
    expect(readMrz(LINE_1, TODAY)).toMatchObject({ error: [{ kind: "lines", lines: 1 }] });
    expect(readMrz(`${LINE_1.slice(1)}\n${LINE_2}`, TODAY)).toMatchObject({
      error: [{ kind: "length", line: 1, characters: 43, expected: 44 }],
    });
    expect(readMrz(SPECIMEN.replace("ANNA", "ÄNNA"), TODAY)).toMatchObject({
      error: [{ kind: "character", line: 1, position: 16, character: "Ä" }],
    });
    expect(readMrz(SPECIMEN.replace("P<", "I<"), TODAY)).toMatchObject({
      error: [{ kind: "document" }],
    });
  });

  test("a day that never was is refused though its digits agree", () => {
    const born = `740231${checkDigit("740231")}`;
    const start = `L898902C36UTO${born}F1204159ZE184226B<<<<<1`;
    const composite = checkDigit(start.slice(0, 10) + start.slice(13, 20) + start.slice(21, 43));
    expect(readMrz(`${LINE_1}\n${start}${composite}`, TODAY)).toEqual({
      ok: false,
      error: [{ kind: "date", part: "birthDate" }],
    });
  });

  test("never throws, whatever is pasted", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readMrz(text, TODAY)));
  });
});

describe("the one-tap repair", () => {
  test("finds the letter O that must be a zero", () => {
    const spoiled = SPECIMEN.replace("L898902C36", "L8989O2C36");
    expect(suggestRepair(spoiled)).toEqual({
      changes: [{ line: 2, position: 6, from: "O", to: "0" }],
      text: SPECIMEN,
    });
  });

  test("offers nothing for a right line or one that a single exchange cannot mend", () => {
    expect(suggestRepair(SPECIMEN)).toBeNull();
    expect(suggestRepair(SPECIMEN.replace("L898902C36", "L777902C36"))).toBeNull();
  });
});

describe("warnings before vetting", () => {
  const typed: TypedIdentity = {
    surname: "Eriksson",
    givenNames: "Anna Maria",
    nationality: "UTO",
    birthDate: "1974-08-12",
    passportExpires: "2012-04-15",
    passportNumber: "L898902C3",
  };

  test("none when typed names and zone agree", () => {
    expect(mrzWarnings(ANNA, typed)).toEqual([]);
  });

  test("swapped names are called swapped, not twice different", () => {
    const swapped = { ...typed, surname: "Anna Maria", givenNames: "Eriksson" };
    expect(mrzWarnings(ANNA, swapped)).toEqual(["names_swapped"]);
  });

  test("each field that differs is named", () => {
    const other = { surname: "Ericsson", birthDate: "1974-08-13", passportNumber: "X1" };
    expect(mrzWarnings(ANNA, { ...typed, ...other })).toEqual([
      "surname_differs",
      "birth_date_differs",
      "number_differs",
    ]);
  });

  test.each([
    ["Müller", "MUELLER"],
    ["Müller", "MULLER"],
    ["Groß", "GROSS"],
    ["Søren-Ærø", "SOEREN AEROE"],
    ["Łuczak", "LUCZAK"],
    ["O’Neill", "ONEILL"],
    ["Nguyễn", "NGUYEN"],
    ["İnönü", "INONU"],
    ["Işık", "ISIK"],
  ])("marks may be spelled out or dropped: %s is %s", (surname, zone) => {
    expect(mrzWarnings({ ...ANNA, surname: zone }, { ...typed, surname })).toEqual([]);
  });

  test("a name in another script is not compared, a truncated one as far as it goes", () => {
    expect(mrzWarnings(ANNA, { ...typed, surname: "Эрикссон" })).toEqual([]);
    const long = { ...ANNA, surname: "PAPANDROPOULOUS", givenNames: "JONATHON ALEC ALEXANDE" };
    const names = { surname: "Papandropoulous", givenNames: "Jonathon Alec Alexander" };
    expect(mrzWarnings(long, { ...typed, ...names })).toEqual([]);
  });
});

describe("days", () => {
  test("six months beyond the summit, also from the end of a month", () => {
    expect(monthsAfter("2022-10-13", 6)).toBe("2023-04-13");
    expect(monthsAfter("2022-08-31", 6)).toBe("2023-02-28");
    expect(expiresTooSoon("2023-04-12", "2022-10-13")).toBe(true);
    expect(expiresTooSoon("2023-04-13", "2022-10-13")).toBe(false);
  });

  test("a day that is in no calendar is none", () => {
    expect(isDay("2024-02-29")).toBe(true);
    for (const text of ["2022-02-30", "2022-2-3", "", "2022-13-01"])
      expect(isDay(text)).toBe(false);
  });
});
