import fc from "fast-check";
import { expect, test } from "vitest";

import { parseShortNumber, personNumber, shortNumber } from "#app/domain/badge/short-number.ts";

test("a short number has eight signs, none of which is taken for another", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (random) => {
      const number = shortNumber(random);
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseShortNumber(number)).toEqual({ ok: true, value: number });
    }),
  );
  expect(shortNumber(new Uint8Array(5))).toBe("0000-0000");
  expect(shortNumber(new Uint8Array(5).fill(255))).toBe("ZZZZ-ZZZZ");
});

test.each([
  ["7k4m92qx", "7K4M-92QX"],
  [" 7K4M – 92QX ", "7K4M-92QX"],
  ["7k4m-9Oil", "7K4M-9011"],
])("a guard may type %j", (typed, number) => {
  expect(parseShortNumber(typed)).toEqual({ ok: true, value: number });
});

test.each(["", "7K4M-92Q", "7K4M-92QXX", "7K4M-92QU", "7K4M-92Q!"])("%j is no number", (typed) => {
  expect(parseShortNumber(typed)).toEqual({ ok: false, error: "malformed" });
});

test("a person's number has at least four digits", () => {
  expect(personNumber("KGZ", 7)).toBe("KGZ-0007");
  expect(personNumber("KAZ", 12_345)).toBe("KAZ-12345");
});
