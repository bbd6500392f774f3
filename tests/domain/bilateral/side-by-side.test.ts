import { expect, test } from "vitest";

import { sideBySide } from "#app/domain/bilateral/side-by-side.ts";

const at = (from: number, until: number) => ({ from, until });

test("meetings that overlap share a column's width, and one alone has all of it", () => {
  const shown = sideBySide([at(30, 60), at(0, 45), at(60, 90), at(100, 110)], (item) => item);
  expect(shown).toEqual([
    { item: at(0, 45), track: 0, tracks: 2 },
    { item: at(30, 60), track: 1, tracks: 2 },
    { item: at(60, 90), track: 0, tracks: 1 },
    { item: at(100, 110), track: 0, tracks: 1 },
  ]);
});
