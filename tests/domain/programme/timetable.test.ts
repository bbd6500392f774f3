import { describe, expect, it } from "vitest";

import { timetableOf } from "#app/domain/programme/timetable.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { cicaItems } from "#tests/support/programme.ts";

const HOURS = { opens: "08:00", closes: "21:00" };
const day = timetableOf(cicaItems, "2022-10-13", ["plenary-hall", "winter-garden"], HOURS);

describe("a day as a timetable", () => {
  it("has a column for each room and one for what has none, and beside them what has no hour", () => {
    const [hall, garden, none] = day.columns;
    expect(hall?.cards.map(({ item, minutes }) => [item.id, minutes])).toEqual([
      ["plenary-1", 170],
      ["plenary-2", 120],
    ]);
    expect(garden?.cards.map(({ item }) => item.id)).toEqual(["lunch"]);
    expect(none?.roomId).toBeNull();
    expect(day.unplaced.map(({ id }) => id)).toContain("adoption");
  });

  it("is drawn from full hour to full hour, longer where something is earlier or later", () => {
    expect(astanaTime(new Date(day.opens))).toBe("08:00");
    const early = cicaItems.map((item) =>
      item.id === "press"
        ? { ...item, startsAt: "2022-10-13T00:20:00.000Z", endsAt: "2022-10-13T15:10:00.000Z" }
        : item,
    );
    const longer = timetableOf(early, "2022-10-13", [], HOURS);
    expect(astanaTime(new Date(longer.opens))).toBe("06:00");
    expect(astanaTime(new Date(longer.closes))).toBe("22:00");
  });

  it("puts what runs at one time side by side, and leaves out what was cancelled", () => {
    const clones = ["a", "b", "c"].map((id, i) => ({
      ...(cicaItems.find((item) => item.id === "culture") ?? cicaItems[0]!),
      id,
      cancelled: i === 2,
    }));
    const [none] = timetableOf(clones, "2022-10-12", [], HOURS).columns;
    expect(none?.cards.map(({ item, beside, of }) => [item.id, beside, of])).toEqual([
      ["a", 0, 2],
      ["b", 1, 2],
    ]);
  });
});
