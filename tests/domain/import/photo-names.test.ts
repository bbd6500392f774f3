import anyAscii from "any-ascii";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { entryOf, type Meant, photoMatcher } from "#app/domain/import/photo-names.ts";

const PEOPLE: Meant[] = [
  {
    row: 2,
    passportNumber: "T4820173",
    surname: "Al-Hmoud",
    givenNames: "Layla Nasser",
    nativeName: "ليلى ناصر الحمود",
    countries: ["JOR", "Jordan", "Иордания"],
  },
  {
    row: 3,
    passportNumber: "N1234567",
    surname: "Шаймерденова",
    givenNames: "Айгүл",
    nativeName: "",
    countries: ["KAZ", "Kazakhstan"],
  },
  {
    row: 4,
    passportNumber: "A1",
    surname: "Li",
    givenNames: "",
    nativeName: "李",
    countries: ["CHN"],
  },
  {
    row: 5,
    passportNumber: "A2",
    surname: "Li",
    givenNames: "",
    nativeName: "",
    countries: ["KOR"],
  },
  {
    row: 6,
    passportNumber: "C3",
    surname: "Ó Brian",
    givenNames: "José",
    nativeName: "",
    countries: [],
  },
];
const match = photoMatcher(PEOPLE, anyAscii);

describe("a photo's name", () => {
  test.each([
    ["T4820173", [2]],
    ["t 4820 173", [2]],
    ["T4820173 (1)", [2]],
    ["AL-HMOUD_LAYLA NASSER_JOR", [2]],
    ["al hmoud layla nasser", [2]],
    ["Layla_Nasser_Al_Hmoud_Jordan", [2]],
    ["ليلى ناصر الحمود", [2]],
    ["Shaimerdenova_Aigul_KAZ", [3]],
    ["ШАЙМЕРДЕНОВА АЙГҮЛ", [3]],
    ["O'BRIAN_JOSE", [6]],
    ["李", [4, 5]],
    ["LI_CHN", [4]],
    ["Li", [4, 5]],
    ["LI_JOR", []],
    ["IMG_0001", []],
    ["", []],
    ["---", []],
  ])("%j means rows %j", (stem, rows) => expect([...match(stem)]).toEqual(rows));

  test("finds its person whatever the case, underscores and spaces", () => {
    const person = fc.constantFrom(...PEOPLE.filter(({ row }) => row !== 4 && row !== 5));
    const between = fc.constantFrom("_", " ", "__", " _ ", "-");
    fc.assert(
      fc.property(
        person,
        between,
        fc.boolean(),
        ({ row, surname, givenNames, countries }, gap, upper) => {
          const name = [surname, givenNames, countries[0] ?? ""].join(gap);
          expect([...match(upper ? name.toUpperCase() : name.toLowerCase())]).toEqual([row]);
        },
      ),
    );
  });

  test("never fails, and never means somebody who is not there", () => {
    const rows = new Set(PEOPLE.map(({ row }) => row));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (stem) => {
        for (const row of match(stem)) expect(rows.has(row)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("an entry of an archive", () => {
  test.each([
    ["photos/2022/T4820173.jpg", { kind: "photo", stem: "T4820173" }],
    ["T4820173", { kind: "photo", stem: "T4820173" }],
    ["photos\\T4820173.JPG", { kind: "photo", stem: "T4820173" }],
    ["__MACOSX/._T4820173.jpg", { kind: "ignored" }],
    ["photos/._T4820173.jpg", { kind: "ignored" }],
    ["photos/.DS_Store", { kind: "ignored" }],
    ["photos/Thumbs.db", { kind: "ignored" }],
    ["photos/", { kind: "ignored" }],
    ["../../etc/T4820173.jpg", { kind: "unsafe" }],
    ["photos\\..\\..\\T4820173.jpg", { kind: "unsafe" }],
    ["/etc/T4820173.jpg", { kind: "unsafe" }],
    ["C:\\T4820173.jpg", { kind: "unsafe" }],
  ])("%j", (path, entry) => expect(entryOf(path)).toEqual(entry));
});
