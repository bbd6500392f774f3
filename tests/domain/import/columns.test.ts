import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type Column,
  columnLetters,
  headingKey,
  readHeadings,
} from "#app/domain/import/columns.ts";
import { readCategory, readDay } from "#app/domain/import/cells.ts";

const NAMES: ReadonlyMap<string, Column> = new Map([
  [headingKey("Surname"), "surname"],
  [headingKey("Фамилия"), "surname"],
  [headingKey("Given names"), "givenNames"],
  [headingKey("Паспорт нөмірі"), "passportNumber"],
  [headingKey("No."), "mark"],
]);

describe("headings", () => {
  test("are understood in any order, language, case and spelling of spaces", () => {
    const read = readHeadings(
      [["List of 12 May"], [], ["ПАСПОРТ_НӨМІРІ", "no", "given  NAMES", "Фамилия"]],
      NAMES,
    );
    expect(read.ok && read.value.row).toBe(2);
    expect(read.ok && [...read.value.fields]).toEqual([
      [0, "passportNumber"],
      [2, "givenNames"],
      [3, "surname"],
    ]);
    expect(read.ok && read.value.mark).toBe(1);
  });

  test("that mean nothing are named, never guessed", () => {
    const read = readHeadings([["Surname", "Given names", "Shoe size", ""]], NAMES);
    expect(read.ok && read.value.unknown).toEqual([{ column: 2, text: "Shoe size" }]);
  });

  test("that say one thing twice, or leave the surname out, are refused", () => {
    expect(readHeadings([["Surname", "Given names", "Фамилия"]], NAMES)).toEqual({
      ok: false,
      error: { kind: "column_twice", column: "surname", first: 0, second: 2 },
    });
    expect(readHeadings([["Given names", "Паспорт нөмірі"]], NAMES)).toEqual({
      ok: false,
      error: { kind: "column_missing", column: "surname" },
    });
    expect(
      readHeadings(
        [
          ["Al-Hmoud", "Layla"],
          ["Kim", "Li"],
        ],
        NAMES,
      ),
    ).toEqual({
      ok: false,
      error: { kind: "no_headings" },
    });
  });
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
    ...["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"],
  ]);
});

describe("a day", () => {
  test.each([
    ["2031-05-22", "2031-05-22"],
    ["22.05.2031", "2031-05-22"],
    ["2.5.2031 г.", "2031-05-02"],
    [" 22. 05. 2031 ", "2031-05-22"],
    ["2031-05-22T00:00:00.000Z", "2031-05-22"],
    ["", ""],
  ])("%j is read", (text, day) => expect(readDay(text)).toEqual({ ok: true, value: day }));

  test.each(["05/06/2031", "22.05.31", "48355", "May 2031", "22 05 2031"])(
    "%j can be read in two ways, or in none, and is refused",
    (text) => expect(readDay(text).ok).toBe(false),
  );

  test("of any year comes out as it went in, ISO or dotted", () => {
    const day = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const dotted = iso.split("-").toReversed().join(".");
        expect(readDay(iso)).toEqual({ ok: true, value: iso });
        expect(readDay(dotted)).toEqual({ ok: true, value: iso });
      }),
    );
  });
});

describe("a category", () => {
  const name = (en: string, ru: string) => ({ en, ru, kk: en });
  const CATEGORIES = [
    { id: "head_of_delegation", letter: "P", name: name("Head of delegation", "Глава делегации") },
    { id: "spouse", letter: "P", name: name("Spouse", "Супруг(а)") },
    { id: "media", letter: "M", name: name("Media", "СМИ") },
  ];
  test.each([
    ["глава  ДЕЛЕГАЦИИ", "head_of_delegation"],
    ["head-of-delegation", "head_of_delegation"],
    ["m", "media"],
    ["СМИ", "media"],
    ["", ""],
  ])("%j is known", (text, id) =>
    expect(readCategory(text, CATEGORIES)).toEqual({ ok: true, value: id }),
  );

  test("by a letter that several share is refused, with the letter", () => {
    expect(readCategory("p", CATEGORIES)).toEqual({
      ok: false,
      error: { kind: "several_categories", letter: "P" },
    });
    expect(readCategory("King", CATEGORIES)).toEqual({
      ok: false,
      error: { kind: "unknown_category" },
    });
  });
});
