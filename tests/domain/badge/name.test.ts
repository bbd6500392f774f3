import fc from "fast-check";
import { expect, test } from "vitest";

import { codeName, fitBytes } from "#app/domain/badge/name.ts";

const name = (surname: string, givenNames: string) => codeName({ surname, givenNames }, "KGZ-0007");
const bytes = (text: string) => new TextEncoder().encode(text).length;

test.each([
  ["Omuraliev", "Temir", "OMURALIEV Temir"],
  ["Al-Barqawi", "Sami", "AL-BARQAWI Sami"],
  ["Sukarno", "", "SUKARNO"],
  ["O'Brien", "Seán", "O'BRIEN Seán"],
  ["Жұмабаев", "Нұрлан", "ZHUMABAEV Nurlan"],
  ["Щербакова", "Юлия", "SHCHERBAKOVA Iuliia"],
  ["Abdrakhmanov", "Nursultanbek Yerlanuly", "ABDRAKHMANOV Nursultanbe"],
  ["البرقاوي", "سامي", "KGZ-0007"],
  ["王", "", "KGZ-0007"],
])("%s %s is compared as %s", (surname, given, expected) => {
  expect(name(surname, given)).toBe(expected);
});

test("a letter of two bytes at the edge is left out whole", () => {
  expect(fitBytes("AAAAAAAAAAAAAAAAAAAAAAAÇ", 24)).toBe("AAAAAAAAAAAAAAAAAAAAAAA");
  expect(fitBytes("AAAAAAAAAAAAAAAAAAAAAAA\u0043\u0327", 24)).toBe("AAAAAAAAAAAAAAAAAAAAAAA");
});

test("every name fits, says something and holds no control character", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: "binary", maxLength: 40 }),
      (surname, given) => {
        const fitted = name(surname, given);
        expect(bytes(fitted)).toBeLessThanOrEqual(24);
        expect(fitted).not.toBe("");
        expect(fitted).not.toMatch(/\p{Cc}/u);
      },
    ),
  );
});
