import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fullName, surnameFirst } from "#app/domain/nominee/display.ts";
import { parseLine, parseName } from "#app/domain/nominee/names.ts";

describe("names that passports print", () => {
  test.each([
    "Al-Hmoud",
    "O’Neill",
    "D'Souza",
    "O",
    "Nurlan uulu",
    "Әбіш-Құрманғазы",
    "سامي البرقاوي",
    "می\u200cرود",
    "김",
    "李小龙",
    "ณัฐพล",
    "Nguyễn Thị",
    "Müller (Schmidt)",
    "J. R.",
    "İlham",
    "‘Abd al-Raḥmān",
  ])("takes %s as it is", (name) => {
    expect(parseName(name)).toEqual({ ok: true, value: name.normalize("NFC") });
  });

  test("takes blanks for absent, so that mononyms pass", () => {
    expect(parseName("   ")).toEqual({ ok: true, value: "" });
  });

  test("composes letters and collapses spaces", () => {
    expect(parseName("  Zoe\u0308 \u00a0 Anne ")).toEqual({ ok: true, value: "Zo\u00eb Anne" });
  });

  test("refuses what would turn the line around or hide in it, and says which", () => {
    for (const [character, said] of [
      ["\u202e", "U+202E"],
      ["\u2066", "U+2066"],
      ["\u0000", "U+0000"],
      ["\u200b", "U+200B"],
      ["\u00ad", "U+00AD"],
    ] as const)
      expect(parseName(`Ann${character}a`)).toEqual({
        ok: false,
        error: { kind: "forbidden_character", character: said },
      });
  });

  test("refuses a passport number or mark-up typed into the name", () => {
    expect(parseName("Anna N1234567")).toMatchObject({ ok: false, error: { character: "1" } });
    expect(parseName("<b>Anna</b>")).toMatchObject({ ok: false, error: { character: "<" } });
    expect(parseName("--")).toEqual({ ok: false, error: { kind: "no_letter" } });
  });

  test("counts eighty characters, not code units", () => {
    expect(parseName("𐐷".repeat(80)).ok).toBe(true);
    expect(parseName("a".repeat(81))).toEqual({
      ok: false,
      error: { kind: "too_long", characters: 81 },
    });
  });

  test("whatever is taken is NFC, trimmed, short, and taken again unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
        for (const parse of [parseName, parseLine]) {
          const parsed = parse(text);
          if (!parsed.ok) continue;
          expect(parsed.value).toBe(parsed.value.normalize("NFC").trim());
          expect(parsed.value).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          expect([...parsed.value].length).toBeLessThanOrEqual(80);
          expect(parse(parsed.value)).toEqual(parsed);
        }
      }),
    );
  });
});

describe("names as shown", () => {
  const sami = { honorific: "H.E. Mr", givenNames: "Sami", surname: "Al-Barqawi" };

  test("lists address the person, badges put the surname first in capitals", () => {
    expect(fullName(sami)).toBe("H.E. Mr Sami Al-Barqawi");
    expect(surnameFirst(sami)).toBe("AL-BARQAWI Sami");
  });

  test("a mononym leaves no gap, an empty file no lone honorific", () => {
    expect(surnameFirst({ surname: "Sukarno", givenNames: "" })).toBe("SUKARNO");
    expect(fullName({ honorific: "Mr", surname: "", givenNames: "" })).toBe("");
  });

  test("Turkish and Azerbaijani names keep their dotted capital", () => {
    const ilham = { surname: "Əliyev", givenNames: "İlham" };
    expect(surnameFirst({ ...ilham, nationality: "AZE" })).toBe("ƏLİYEV İlham");
    expect(surnameFirst({ surname: "Ali", givenNames: "", nationality: "JOR" })).toBe("ALI");
  });
});
