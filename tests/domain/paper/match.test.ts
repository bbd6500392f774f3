import anyAscii from "any-ascii";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { matchNote, type NamedPerson } from "#app/domain/paper/match.ts";
import { nameOnLine } from "#app/domain/paper/names.ts";

const person = (surname: string, givenNames = "", nativeName = ""): NamedPerson => ({
  id: `${surname} ${givenNames}`.trim(),
  surname,
  givenNames,
  nativeName,
});
const isMatched = (line: string, someone: NamedPerson): boolean =>
  matchNote([line], [someone], anyAscii).matched.length === 1;

describe("a nominee is found in the note", () => {
  it.each([
    ["in capitals and in another order", "1. JOHN SMITH, Minister", person("Smith", "John")],
    ["with a courtesy title", "2. H.E. Mr José Peña, Ambassador", person("PENA", "JOSE")],
    ["with a patronymic in the note alone", "3. Иванов Иван Петрович", person("IVANOV", "IVAN")],
    [
      "with a patronymic in the passport alone",
      "3. Иван Иванов",
      person("Ivanov", "Ivan Petrovich"),
    ],
    ["in Kazakh letters", "1) Қуанышева Әсем, бас маман", person("KUANYSHEVA", "ASSEM")],
    ["in Kazakh letters and an ICAO spelling", "1) Жұмабаев Ғабит", person("ZHUMABAYEV", "GABIT")],
    ["in Russian letters", "4. Г-н Щербаков Юрий", person("SHCHERBAKOV", "IURII")],
    [
      "in Arabic, by the native name",
      "٣. ليلى ناصر الحمود",
      person("Al-Hmoud", "Layla", "ليلى الحمود"),
    ],
    ["in Arabic, by the Latin name", "٣. ليلى ناصر الحمود", person("Al-Hmoud", "Layla")],
    ["in Chinese", "5. 王小明", person("Wang", "Xiaoming")],
    ["run together", "6. Mr Abdulrahman Alsaud", person("Al Saud", "Abd ul Rahman")],
    ["with columns", "7\tYILMAZ\tAYŞE GÜL\tCounsellor", person("Yilmaz", "Ayse Gul")],
    ["a mononym", "8. Suharto, President of the Fund", person("Suharto")],
    ["an apostrophe", "9. Ms Sinéad O’Brien", person("O'Brien", "Sinead")],
    ["one letter off", "10. Nurzat ESENOVA", person("Essenova", "Nurzat")],
    ["a short name", "11. Li Na", person("Li", "Na")],
  ])("%s", (_, line, someone) => {
    expect(isMatched(line, someone)).toBe(true);
  });
});

describe("a nominee is not taken for somebody else", () => {
  it.each([
    ["a brother", "1. Иванов Пётр Петрович", person("IVANOV", "IVAN PETROVICH")],
    ["the same given name", "2. John Carter", person("Smith", "John")],
    ["the same surname", "3. Maria Smith", person("Smith", "John")],
    [
      "two people of one line",
      "Ali Hassan, the Minister, and his aide Omar Said",
      person("Said", "Ali"),
    ],
    ["a short likeness", "4. Li Ma", person("Li", "Na")],
    ["nobody", "5. John Smith", person("")],
  ])("%s", (_, line, someone) => {
    expect(isMatched(line, someone)).toBe(false);
  });
});

it("both ways are told: who is named and not nominated, and who is nominated and not named", () => {
  const lines = [
    "The Embassy of the Hashemite Kingdom of Jordan presents its compliments",
    "and names Ms Dana Al-Masri as focal point. The delegation:",
    "1. H.E. Mr Omar Haddad, Minister",
    "2. Ms Layla Al-Hmoud, Director",
    "3. Mr Basel Khoury (interpreter)",
    "Astana, 4 August 2022",
  ];
  const people = [person("AL-HMOUD", "LAYLA NASSER"), person("Nasser", "Rami")];
  const match = matchNote(lines, people, anyAscii);
  expect(match.matched).toEqual([{ id: "AL-HMOUD LAYLA NASSER", line: lines[3] }]);
  expect(match.notInNote).toEqual(["Nasser Rami"]);
  expect(match.notNominated).toEqual(["Omar Haddad", "Basel Khoury"]);
});

it("two people of one name take two lines", () => {
  const people = [person("Kim", "Min Jun"), { ...person("Kim", "Min Jun"), id: "the other" }];
  const { notNominated } = matchNote(["1. KIM Min Jun", "2. KIM Min Jun"], people, anyAscii);
  expect(notNominated).toEqual([]);
});

it.each([
  ["3.\tH.E. Mr John SMITH, Minister", "John SMITH"],
  ["12) Г-жа Әсем Қуанышева — бас маман", "Әсем Қуанышева"],
  ["4\tYILMAZ\tAYŞE GÜL\tCounsellor", "YILMAZ AYŞE GÜL"],
  ["Mr Abdullah bin Salem al-Rashid; security", "Abdullah bin Salem al-Rashid"],
  ["- 王小明，部长", "王小明"],
  ["The Embassy presents its compliments", null],
  ["1. Arrival by flight KC 902 on 11 October", null],
  ["2022", null],
])("reads %j as %j", (line, name) => {
  expect(nameOnLine(line)).toBe(name);
});

it("a name matches itself, whatever its letters, order or capitals", () => {
  const word = fc
    .string({
      unit: fc.constantFrom(..."abdeiklmnorstuABZабвгдеқғұіәöüşéńاحمدلنر王小明"),
      minLength: 2,
      maxLength: 9,
    })
    .filter((text) => anyAscii(text).trim() !== "");
  fc.assert(
    fc.property(word, word, fc.boolean(), (surname, given, flipped) => {
      const line = flipped ? `1. ${given} ${surname}` : `1. ${surname.toUpperCase()} ${given}`;
      return isMatched(line, person(surname, given));
    }),
    { numRuns: 200 },
  );
});

it("400 nominees and a note of 600 lines take less than a second", () => {
  const letters = "bdfgklmnprstvz";
  const name = (n: number) =>
    `${letters[n % 14]}a${letters[(n >> 2) % 14]}e${letters[(n * 7) % 14]}ov${n % 3 ? "a" : ""}`;
  const people = Array.from({ length: 400 }, (_, n) => ({
    ...person(name(n), name(n * 3 + 1)),
    id: String(n),
  }));
  const lines = Array.from(
    { length: 600 },
    (_, n) => `${n}. Mr ${name(n * 2)} ${name(n * 5)}, adviser`,
  );
  const began = performance.now();
  matchNote(lines, people, anyAscii);
  expect(performance.now() - began).toBeLessThan(1000);
});
