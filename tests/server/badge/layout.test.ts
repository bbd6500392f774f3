import fc from "fast-check";
import { expect, test } from "vitest";

import { badgeLayout } from "#app/domain/badge/layout.ts";
import { itemsOf, LEAST, type Side, type TextItem } from "#app/domain/badge/layout/items.ts";
import type { PrintedBadge } from "#app/domain/badge/layout/printed.ts";
import { inCapitals } from "#app/domain/nominee/display.ts";
import { fitOnPaper } from "#app/server/badge/fit.server.ts";
import { printedSummit } from "#app/server/badge/printed.server.ts";
import { missingGlyphs } from "#app/server/print/fonts.server.ts";
import { widthOf } from "#app/server/print/measure.server.ts";
import { isArabic, nativeWidth } from "#app/server/print/text.server.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const layOut = badgeLayout(printedSummit(definition), fitOnPaper);

const omuraliev: PrintedBadge = {
  template: "badge",
  letter: "D",
  category: { en: "Delegate", ru: "Делегат", kk: "Делегат" },
  surname: "Omuraliev",
  givenNames: "Temir",
  nativeName: "Өмүралиев Темир",
  honorific: "",
  nationality: "KGZ",
  delegation: {
    code: "KGZ",
    hasFlag: true,
    formalName: { en: "Kyrgyz Republic", ru: "", kk: "" },
  },
  personNumber: "KGZ-0007",
  issue: 1,
  issueWords: "Issue 1",
  shortNumber: "7K4M-92QX",
  zones: [1, 2, 3, 4],
  hasPhoto: true,
};
const front = (change: Partial<PrintedBadge> = {}) => layOut({ ...omuraliev, ...change })[0];
const texts = (side: Side) =>
  itemsOf(side).filter((item): item is TextItem => item.kind === "text");
const said = (side: Side, role: string) =>
  texts(side)
    .filter((item) => item.role === role)
    .map(({ text }) => text);

/** Left and right edge of a line, mm. */
function edges({ text, x, align = "left", ...style }: TextItem): [number, number] {
  const points = isArabic(text) ? nativeWidth(text, style) : widthOf(text, style);
  const width = (points * 25.4) / 72;
  const left = x - (align === "right" ? width : align === "centre" ? width / 2 : 0);
  return [left, left + width];
}

function staysInside(side: Side): void {
  for (const item of texts(side)) {
    const [left, right] = edges(item);
    expect(left, item.text).toBeGreaterThan(8.5);
    expect(right, item.text).toBeLessThan(side.width - 5.5);
    expect(item.size, item.text).toBeGreaterThanOrEqual(LEAST);
  }
}

test("photo, code and slot stand where the drawing has them", () => {
  const { width, height } = front();
  const items = itemsOf(front());
  expect({ width, height }).toEqual({ width: 92, height: 126 });
  expect(items).toContainEqual({
    kind: "photo",
    x: 9,
    y: 33,
    width: 33,
    height: 42.43,
    radius: 0.8,
  });
  expect(items).toContainEqual({ kind: "code", x: 45, y: 32.2, side: 38.6 });
  expect(items).toContainEqual(
    expect.objectContaining({ kind: "box", x: 39, y: 7.2, width: 14, height: 3.2 }),
  );
});

test("nothing live stands within 4 mm of the slot", () => {
  for (const side of layOut(omuraliev)) {
    for (const item of texts(side)) {
      const [left, right] = edges(item);
      // A line's box is taller than its letters; the baseline side is what counts here.
      const apart = left > 57 || right < 35 || item.top + 0.3 * item.height > 14.4;
      expect(apart, `${item.role}: ${item.text}`).toBe(true);
    }
  }
});

test("the surname is in capitals of 19 points when it is short, and smaller when it is long", () => {
  const [surname] = texts(front()).filter(({ role }) => role === "surname");
  expect(surname).toMatchObject({ text: "OMURALIEV", size: 19 });
  const long = texts(front({ surname: "Papatheodorakopoulou" })).filter(
    ({ role }) => role === "surname",
  );
  expect(long.map(({ text }) => text)).toEqual(["PAPATHEODORAKOPOULOU"]);
  expect(long[0]?.size).toBeLessThan(19);
});

test("any name stands whole, above the zones and inside the paper", () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom(..."AbcdeWMi -'"), maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."Әқғңөұүһі Ш-"), maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."NguyễnƏ "), maxLength: 80 }),
  );
  const squeeze = (text: string) => text.replace(/\s+/g, "");
  fc.assert(
    fc.property(name, name, name, (surname, givenNames, nativeName) => {
      const side = front({ surname, givenNames, nativeName });
      staysInside(side);
      expect(squeeze(said(side, "surname").join(""))).toBe(squeeze(inCapitals(surname, "KGZ")));
      expect(squeeze(said(side, "given").join(""))).toBe(squeeze(givenNames));
      expect(squeeze(said(side, "native").join(""))).toBe(squeeze(nativeName));
      const foot = texts(side)
        .filter(({ role }) => ["surname", "given", "native"].includes(role))
        .map(({ top, height }) => top + height);
      expect(Math.max(0, ...foot)).toBeLessThan(99.7);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("a name of Viet Nam or Azerbaijan is set in a face that has its letters", () => {
  for (const surname of ["Nguyễn", "Əliyarov"]) {
    for (const { text, face } of texts(front({ surname, nativeName: surname }))) {
      expect(missingGlyphs(text, face), text).toEqual([]);
    }
  }
  expect(said(front({ surname: "Nguyễn" }), "surname")).toEqual(["NGUYỄN"]);
});

test("an Arabic name of three words stands in one line", () => {
  const side = front({ nativeName: "سامي بن محمد البرقاوي" });
  expect(said(side, "native")).toEqual(["سامي بن محمد البرقاوي"]);
  staysInside(side);
});

test("zones that are not allowed are struck through", () => {
  const side = front();
  expect(said(side, "zone")).toEqual(["1", "2", "3", "4"]);
  expect(said(side, "closed-zone")).toEqual(["5", "6"]);
  expect(itemsOf(side).filter(({ kind }) => kind === "rule")).toHaveLength(2);
});

test("two languages that give the same word print it once", () => {
  expect(said(front(), "category")).toEqual(["Delegate", "Делегат"]);
  expect(said(front(), "city")).toEqual(["Astana", "Астана"]);
});

test("every category of the summit fits its badge or card, and so does every delegation", () => {
  for (const category of definition.categories) {
    for (const { code, formalName } of definition.delegations) {
      const sides = layOut({
        ...omuraliev,
        template: category.template,
        letter: category.letter,
        category: category.name,
        honorific: "H.E. Mr",
        delegation: { code, hasFlag: false, formalName },
        personNumber: `${code}-0007`,
        zones: category.zones,
      });
      sides.forEach(staysInside);
      const words = sides.flatMap((side) => said(side, "category")).join(" ");
      for (const word of category.name.kk.split(" ")) expect(words).toContain(word);
    }
  }
}, 60_000);

test("a card with photo holds any name and every category, its code on the back", () => {
  for (const category of definition.categories) {
    for (const [surname, nativeName] of [
      ["Omuraliev", "Өмүралиев Темир"],
      ["Abdrakhmanova-Nursultanbekova", "سيد محمدرضا حسيني"],
    ] as const) {
      const sides = layOut({
        ...{ ...omuraliev, surname, nativeName },
        ...{ template: "photo-card", letter: category.letter, category: category.name },
      });
      sides.forEach(staysInside);
      const names = texts(sides[0]).filter(({ role }) => ["surname", "native"].includes(role));
      const [, rightmost] = [0, Math.max(...names.map((item) => edges(item)[1]))];
      expect(rightmost).toBeLessThan(69.5);
      expect(itemsOf(sides[0])).toContainEqual(expect.objectContaining({ kind: "photo" }));
      expect(itemsOf(sides[1])).toContainEqual({ kind: "code", x: 9, y: 9, side: 33 });
      const foot = texts(sides[1]).filter(({ role }) => role === "personal");
      expect(Math.max(...foot.map(({ top, height }) => top + height))).toBeLessThan(49.8);
    }
  }
});

test("a principal's card has no photo, and no code on its front", () => {
  const [face, back] = layOut({ ...omuraliev, template: "card", letter: "P" });
  expect(face).toMatchObject({ width: 91.6, height: 60 });
  expect(itemsOf(face).some(({ kind }) => kind === "photo" || kind === "code")).toBe(false);
  expect(itemsOf(back)).toContainEqual({ kind: "code", x: 9, y: 9, side: 33 });
});
