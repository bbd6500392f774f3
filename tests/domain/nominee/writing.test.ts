import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { DRAFT_FIELDS, readDraft, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { mergeTyped } from "#app/domain/nominee/merge.ts";
import { namesLookSwapped } from "#app/domain/nominee/name-order.ts";
import { parseName } from "#app/domain/nominee/names.ts";
import { foldName } from "#app/server/nominee/folding.server.ts";

const EMPTY = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, ""])) as TypedDraft;
const typedForm = fc.record(
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, fc.constantFrom("", "a", "b", "c")])),
) as unknown as fc.Arbitrary<TypedDraft>;

describe("two people in one form", () => {
  test("nothing that either typed is lost: each field is mine, theirs, or shown as both", () => {
    fc.assert(
      fc.property(typedForm, typedForm, typedForm, (base, theirs, mine) => {
        const { typed, conflicts, taken } = mergeTyped(base, theirs, mine);
        for (const field of DRAFT_FIELDS) {
          const both = conflicts.find((conflict) => conflict.field === field);
          if (theirs[field] === mine[field]) expect(typed[field]).toBe(mine[field]);
          else if (theirs[field] === base[field]) expect(typed[field]).toBe(mine[field]);
          else if (mine[field] === base[field])
            expect(taken).toContainEqual({ field, theirs: typed[field] });
          else expect(both).toEqual({ field, theirs: theirs[field], mine: mine[field] });
        }
      }),
    );
  });

  test("without the beginning, every difference is asked", () => {
    const merge = mergeTyped(null, { ...EMPTY, surname: "A" }, { ...EMPTY, surname: "B" });
    expect(merge.conflicts).toEqual([{ field: "surname", theirs: "A", mine: "B" }]);
  });
});

describe("a form that is still being typed", () => {
  test("keeps what is well formed, and of the rest what it held before", () => {
    const context = { categories: ["delegate"], stateCode: () => null, today: "2022-10-12" };
    const before = readDraft({ ...EMPTY, surname: "Omarov" }, context, null).draft;
    const { draft, refusals } = readDraft(
      { ...EMPTY, surname: "Omar0v", givenNames: "Aidar", passportExpires: "2031-02-30" },
      context,
      before,
    );
    expect(draft).toMatchObject({ surname: "Omarov", givenNames: "Aidar", passportExpires: null });
    expect(refusals.map(({ field }) => field)).toEqual(["surname", "passportExpires"]);
  });
});

const swapped = (surname: string, givenNames: string, native: string, nationality = "KAZ") =>
  namesLookSwapped(
    { surname: foldName(surname), givenNames: foldName(givenNames), native: foldName(native) },
    nationality,
  );

describe("names in each other's fields", () => {
  test("are noticed by a patronymic, in whichever order the native name stands, and by endings", () => {
    expect(swapped("Ivan", "Petrov", "Петров Иван Сергеевич", "RUS")).toBe(true);
    expect(swapped("Ivan", "Petrov", "Иван Сергеевич Петров", "RUS")).toBe(true);
    expect(swapped("Aliya", "Nurgaliyeva", "Нұрғалиева Әлия Серікқызы")).toBe(true);
    expect(swapped("Aigerim", "Omarova", "")).toBe(true);
  });

  test("raise no alarm where nothing speaks for it", () => {
    expect(swapped("Petrov", "Ivan", "Петров Иван Сергеевич", "RUS")).toBe(false);
    expect(swapped("Ivanov", "Lyubov", "")).toBe(false);
    expect(swapped("Kim", "Lyubov", "")).toBe(false);
    expect(swapped("Ivanov", "", "Иванов")).toBe(false);
    expect(swapped("Li", "Na", "李娜", "CHN")).toBe(false);
    expect(swapped("Layla", "Al-Hmoud", "ليلى الحمود", "JOR")).toBe(false);
    expect(swapped("Abay", "Abayev", "", "FRA")).toBe(false);
  });
});

describe("finding a name in any script", () => {
  test.each([
    ["Иванов", "IVANOV"],
    ["Юрий", "Iurii"],
    ["Юрий", "Yuri"],
    ["Қасым", "KASSYM"],
    ["Нұрғали", "NURGALI"],
    ["José", "JOSE"],
    ["O’Neill", "ONeill"],
    ["Әлия", "Aliya"],
  ])("%s is found as %s", (one, other) => expect(foldName(one)).toBe(foldName(other)));

  test("folding is stable, and holds small letters, digits and single spaces alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const folded = foldName(text);
        expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
        expect(foldName(folded)).toBe(folded);
      }),
    );
  });
});

describe("names of all kinds", () => {
  const letters = fc.constantFrom(..."AzÉñßØƏҚәғңөұүһІіЩЇ王小明李محمدنציЈʻ’'-. ");
  test("what is accepted is kept unchanged, but for composed letters and single spaces", () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 80 }), (signs) => {
        const typed = signs.join("");
        const name = parseName(typed);
        if (!name.ok) return;
        expect(name.value).toBe(typed.normalize("NFC").replace(/\s+/gu, " ").trim());
        expect(parseName(name.value)).toEqual(name);
      }),
    );
  });

  test.each(["X", "李", "O", "D’Arc", "Ali-Zade", "Ә".repeat(80), "نور", "Ұлы"])(
    "%s is a name",
    (name) => expect(parseName(name)).toEqual({ ok: true, value: name }),
  );
});
