import { describe, expect, it } from "vitest";

import { expectedArrivals } from "#app/domain/operations/expected.ts";
import { gateHealth, type PhoneHealth } from "#app/domain/operations/health.ts";
import { minuteAsTime, replayMinute } from "#app/domain/operations/replay.ts";
import { busiest, type Slot, slotsToDraw } from "#app/domain/operations/slots.ts";

const slot = (number: number, arrived: number): Slot => ({
  slot: number,
  arrived,
  admitted: arrived,
  refused: 0,
  checked: 0,
  scans: arrived,
});

describe("the chart of arrivals", () => {
  it("draws every five minutes from the first arrival's half hour to the half hour after now", () => {
    const drawn = slotsToDraw([slot(85, 3), slot(92, 7)], 113);
    expect([drawn[0]?.slot, drawn.at(-1)?.slot]).toEqual([84, 113]);
    expect(drawn.map(({ arrived }) => arrived).filter(Boolean)).toEqual([3, 7]);
  });

  it("shows the last two hours of a day without arrivals, and never yesterday", () => {
    expect(slotsToDraw([], 100)[0]?.slot).toBe(72);
    expect(slotsToDraw([], 3).map((each) => each.slot)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("names the earliest of equal peaks, and none where nobody came", () => {
    expect(busiest([slot(1, 2), slot(2, 5), slot(3, 5)])?.slot).toBe(2);
    expect(busiest([slot(1, 0)])).toBeNull();
  });
});

describe("what is expected", () => {
  it("is yesterday's arrivals, smoothed over 25 minutes and without losing anybody", () => {
    const expected = expectedArrivals([slot(90, 10), slot(92, 5)], { yesterday: null, today: 96 });
    expect(expected.map((each) => each.slot)).toEqual([88, 89, 90, 91, 92, 93, 94]);
    expect(expected.map(({ arrived }) => arrived)).toEqual([2, 2, 3, 3, 3, 1, 1]);
  });

  it("moves with the hour of the day's first session", () => {
    const expected = expectedArrivals([slot(90, 10)], { yesterday: 108, today: 120 });
    expect(expected.at(0)?.slot).toBe(100);
  });

  it("is nothing on a first day, nor after a day on which nobody came", () => {
    expect(expectedArrivals([], { yesterday: 1, today: 1 })).toEqual([]);
    expect(expectedArrivals([slot(90, 0)], { yesterday: 1, today: 1 })).toEqual([]);
  });
});

describe("the slider", () => {
  it("replays minutes that have been, and shows the present for all else", () => {
    expect(replayMinute("545", 600)).toBe(545);
    for (const text of [null, "", "x", "-5", "600", "700", "5.5", "99999"])
      expect(replayMinute(text, 600)).toBeNull();
    expect(minuteAsTime(545)).toBe("09:05");
  });
});

describe("a gate's state", () => {
  const well: PhoneHealth = { contactAge: 20, battery: 80, skew: 1, listAge: 30, unsent: 0 };
  it.each<[string, readonly PhoneHealth[], ReturnType<typeof gateHealth>]>([
    ["no phone", [], { kind: "none" }],
    ["all well", [well, { ...well, battery: null, skew: null }], { kind: "normal" }],
    ["one never called", [well, { ...well, contactAge: null }], { kind: "silent", seconds: null }],
    ["one silent", [well, { ...well, contactAge: 300 }], { kind: "silent", seconds: 300 }],
    ["an old list", [well, { ...well, listAge: 601 }], { kind: "stale", seconds: 601 }],
    ["a weak battery", [{ ...well, battery: 9 }, well], { kind: "battery", percent: 9 }],
    ["a clock behind", [{ ...well, skew: -90 }], { kind: "clock", seconds: 90 }],
    [
      "silence before battery",
      [
        { ...well, battery: 2 },
        { ...well, contactAge: 999 },
      ],
      { kind: "silent", seconds: 999 },
    ],
  ])("is told by its worst phone: %s", (_, phones, health) => {
    expect(gateHealth(phones, 10)).toEqual(health);
  });
});
