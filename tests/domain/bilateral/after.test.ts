import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { markProblem, stateOf } from "#app/domain/bilateral/mark.ts";
import { netTurns, type Slot, type Turned } from "#app/domain/bilateral/turn.ts";
import { seatsFromLeft } from "#app/domain/bilateral/sheet/seating.ts";

const slot = (roomId: string, from: number): Slot => ({ roomId, from, until: from + 30 });

describe("what several turns come to", () => {
  it("tells the last place against the first, whatever lay between", () => {
    const turns: Turned[] = [
      { requestId: "a", was: slot("x", 0), is: slot("y", 0) },
      { requestId: "b", was: null, is: slot("x", 0) },
      { requestId: "a", was: slot("y", 0), is: slot("y", 60) },
    ];
    expect(netTurns(turns)).toEqual([
      { requestId: "a", turn: "moved", was: slot("x", 0), is: slot("y", 60) },
      { requestId: "b", turn: "booked", was: null, is: slot("x", 0) },
    ]);
  });

  it("says nothing of what came back to where it was", () => {
    const there = { requestId: "a", was: slot("x", 0), is: slot("y", 0) };
    const back = { requestId: "a", was: slot("y", 0), is: slot("x", 0) };
    const booked = { requestId: "b", was: null, is: slot("x", 0) };
    const removed = { requestId: "b", was: slot("x", 0), is: null };
    expect(netTurns([there, back, booked, removed])).toEqual([]);
    expect(netTurns([removed, booked])).toEqual([]);
  });

  it("of any history tells what leads from the first standing to the last", () => {
    const places = fc.option(fc.integer({ min: 0, max: 3 }).map((i) => slot("x", i * 30)));
    fc.assert(
      fc.property(fc.array(places, { minLength: 2, maxLength: 8 }), (standings) => {
        const turns = standings.slice(1).map((is, i) => ({
          ...{ requestId: "a", was: standings[i] ?? null, is },
        }));
        const [first = null] = standings;
        const last = standings.at(-1) ?? null;
        const told = netTurns(turns);
        if (first?.from === last?.from) expect(told).toEqual([]);
        else expect(told).toMatchObject([{ was: first, is: last }]);
      }),
    );
  });
});

describe("what may be said of a meeting", () => {
  const hours = { from: 100, until: 200 };
  it("is held or nobody came once it should have begun, late or cancelled until it is over", () => {
    expect(markProblem("held", { ...hours, now: 99 }, null)).toBe("not_begun");
    expect(markProblem("no_show", { ...hours, now: 99 }, null)).toBe("not_begun");
    expect(markProblem("held", { ...hours, now: 100 }, null)).toBeUndefined();
    expect(markProblem("late", { ...hours, now: 199 }, 15)).toBeUndefined();
    expect(markProblem("late", { ...hours, now: 200 }, 15)).toBe("over");
    expect(markProblem("cancelled", { ...hours, now: 200 }, null)).toBe("over");
    for (const minutes of [null, 4, 121, 7.5])
      expect(markProblem("late", { ...hours, now: 0 }, minutes)).toBe("minutes_out_of_range");
  });

  it("shows a mark before a move, and a move before a booking", () => {
    expect(stateOf("held", true)).toBe("held");
    expect(stateOf(null, true)).toBe("moved");
    expect(stateOf(null, false)).toBe("booked");
  });
});

test("the head sits in the middle, the others by turns left and right", () => {
  expect(seatsFromLeft(10)).toEqual([10, 8, 6, 4, 2, 1, 3, 5, 7, 9]);
  expect(seatsFromLeft(5)).toEqual([4, 2, 1, 3, 5]);
  expect(seatsFromLeft(0)).toEqual([]);
});
