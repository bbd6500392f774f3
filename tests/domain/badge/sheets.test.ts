import { expect, test } from "vitest";

import { imposeBadges } from "#app/domain/badge/sheets.ts";

const badges = (count: number, template: "badge" | "card" = "badge") =>
  Array.from({ length: count }, (_, at) => ({ at, template }));

test("for a print shop each badge has a page a side, with room for bleed and crop marks", () => {
  const [badge, card] = imposeBadges([...badges(1), ...badges(1, "card")], "marks");
  expect([badge?.width, badge?.height]).toEqual([106, 140]);
  expect(card?.width).toBeCloseTo(105.6);
  expect(badge?.cuts).toEqual({ xs: [10, 96], ys: [10, 130] });
});

test("a card printer gets pages of exactly the badge's size, and nothing to cut", () => {
  const [badge, card] = imposeBadges([...badges(1), ...badges(1, "card")], "card-printer");
  expect([badge?.width, badge?.height]).toEqual([86, 120]);
  expect(card?.width).toBeCloseTo(85.6);
  expect(card?.height).toBeCloseTo(54);
  expect(badge?.cells[0]?.front).toEqual({ x: -3, y: -3 });
  expect(badge?.cuts).toBeNull();
});

test("on A4 stand four badges or eight cards, each with its back behind its front, none on another", () => {
  const leaves = imposeBadges([...badges(5), ...badges(9, "card")], "a4");
  expect(leaves.map(({ cells }) => cells.length)).toEqual([4, 1, 8, 1]);
  for (const { width, height, side, cells } of leaves) {
    expect([width, height]).toEqual([210, 297]);
    const places = new Set(cells.map(({ front }) => `${front.x} ${front.y}`));
    expect(places.size).toBe(cells.length);
    for (const { front, back } of cells) {
      expect(front.x).toBeGreaterThan(6);
      expect(front.y + side.height).toBeLessThan(height - 6);
      // Turned over the long edge, left is right.
      expect(back.x).toBeCloseTo(width - front.x - side.width);
      expect(back.y).toBe(front.y);
    }
  }
});

test("no badge is left out and none printed twice, whatever the sheet", () => {
  const all = [...badges(7), ...badges(3, "card")];
  for (const kind of ["marks", "card-printer", "a4"] as const) {
    const printed = imposeBadges(all, kind).flatMap(({ cells }) => cells.map(({ badge }) => badge));
    expect(printed).toEqual(all);
  }
});
