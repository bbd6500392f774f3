import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { clockSetBy, listAgeSeconds } from "#app/domain/gate/list-age.ts";
import { whereabouts, type Movement } from "#app/domain/gate/presence.ts";

const WALLS = [
  { number: 1, within: null, hasExit: true },
  { number: 3, within: 1, hasExit: true },
];
const movement = (change: Partial<Movement>): Movement => ({
  zone: 3,
  direction: "entry",
  decision: "admitted",
  at: 100,
  sequence: 1,
  id: "a",
  ...change,
});

describe("where a person is", () => {
  it("is where the guard last admitted them", () => {
    const hall = movement({ at: 200, zone: 3 });
    expect(whereabouts([movement({ zone: 1 }), hall], WALLS)).toEqual({ zone: 3, by: hall });
    expect(whereabouts([], WALLS)).toBeNull();
  });

  it("is in the zone around when they left the hall, and outside when they left that", () => {
    const hall = movement({ at: 200, zone: 3 });
    const left = movement({ at: 300, direction: "exit" });
    expect(whereabouts([hall, left], WALLS)).toEqual({ zone: 1, by: left });
    const home = movement({ at: 400, zone: 1, direction: "exit" });
    expect(whereabouts([hall, left, home], WALLS)).toBeNull();
  });

  it("is not changed by a verdict alone, nor by a refusal", () => {
    expect(whereabouts([movement({ decision: null })], WALLS)).toBeNull();
    const inside = movement({});
    const refused = movement({ at: 300, decision: "refused" });
    expect(whereabouts([inside, refused], WALLS)?.by).toBe(inside);
  });

  it("does not depend on the order in which passages arrive", () => {
    const some = fc.record({
      zone: fc.integer({ min: 1, max: 3 }),
      direction: fc.constantFrom("entry", "exit"),
      decision: fc.constantFrom("admitted", "refused", null),
      at: fc.integer({ min: 0, max: 5 }),
      sequence: fc.integer({ min: 0, max: 2 }),
    });
    const sets = fc
      .array(some, { maxLength: 8 })
      .map((list) => list.map((one, id) => ({ ...one, id: `${id}` })));
    fc.assert(
      fc.property(
        sets.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([sent, received]) => {
          expect(whereabouts(received, WALLS)).toEqual(whereabouts(sent, WALLS));
        },
      ),
    );
  });
});

describe("the age of a list", () => {
  const then = { wall: 1_000_000, monotonic: 5_000 };

  it("is counted by the clock that went further, for a phone may have slept", () => {
    expect(listAgeSeconds(then, { wall: 1_090_000, monotonic: 95_000 })).toBe(90);
    expect(listAgeSeconds(then, { wall: 1_600_000, monotonic: 10_000 })).toBe(600);
  });

  it("cannot be told after a restart, or when the phone's clock was set back", () => {
    expect(listAgeSeconds(null, then)).toBeNull();
    expect(listAgeSeconds(then, { wall: 0, monotonic: 95_000 })).toBeNull();
    expect(listAgeSeconds(then, { wall: 1_000_100, monotonic: 10 })).toBeNull();
  });
});

describe("a wall clock that somebody set", () => {
  const before = { wall: 1_000_000, monotonic: 5_000 };

  it("is told from the other clock, which nobody sets, forwards and back", () => {
    expect(clockSetBy(before, { wall: 8_201_000, monotonic: 6_000 })).toBe(7_200_000);
    expect(clockSetBy(before, { wall: 1_000_000 - 3_599_000, monotonic: 6_000 })).toBe(-3_600_000);
  });

  it("is not suspected for what clocks drift apart by themselves", () => {
    expect(clockSetBy(before, { wall: 1_061_000, monotonic: 6_000 })).toBe(0);
    expect(clockSetBy(before, { wall: 941_000, monotonic: 6_000 })).toBe(0);
  });
});
