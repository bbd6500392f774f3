import { describe, expect, it } from "vitest";

import {
  clockText,
  moodOf,
  nextSpeaker,
  secondsLeft,
  type Turn,
} from "#app/domain/precedence/floor.ts";
import { photoRows } from "#app/domain/precedence/photo.ts";
import { seatsAround } from "#app/domain/precedence/seating.ts";

const people = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe("the family photograph", () => {
  it("has the first in the middle of the front row and the others outwards, right hand first", () => {
    expect(photoRows(people(5), 7).map((row) => row.map(({ one }) => one))).toEqual([
      [4, 2, 1, 3, 5],
    ]);
  });

  it("fills the front row before the next, in rows as even as can be", () => {
    const rows = photoRows(people(15), 6);
    expect(rows.map((row) => row.map(({ one }) => one))).toEqual([
      [4, 2, 1, 3, 5],
      [9, 7, 6, 8, 10],
      [14, 12, 11, 13, 15],
    ]);
    expect(photoRows(people(50), 13).map((row) => row.length)).toEqual([13, 13, 12, 12]);
    expect(photoRows([], 13)).toEqual([]);
  });

  it("counts places from the photographer's left", () => {
    const [front] = photoRows(people(3), 13);
    expect(front?.find(({ one }) => one === 1)).toEqual({ one: 1, row: 1, fromLeft: 2 });
  });
});

describe("the table", () => {
  const table = { x: 0, y: 0, width: 200, height: 100 };

  it("has the first at its head, in the middle of the top", () => {
    expect(seatsAround(people(6), table, "clockwise")[0]).toMatchObject({
      x: 100,
      y: 0,
      side: "top",
    });
  });

  it("seats the alphabet clockwise and rank by turns, the second at the right hand", () => {
    const sides = (how: "clockwise" | "by turns") =>
      seatsAround(people(6), table, how).map(({ one, side }) => `${one} ${side}`);
    expect(sides("clockwise")).toEqual([
      "1 top",
      "2 top",
      "3 right",
      "4 bottom",
      "5 bottom",
      "6 left",
    ]);
    // Who looks at the table from its head has the left edge of the sheet at the right hand.
    expect(seatsAround(people(6), table, "by turns")[1]?.x).toBe(0);
    expect(seatsAround(people(6), table, "by turns")[2]?.x).toBe(200);
  });

  it("gives everybody a seat of their own at the same distance", () => {
    const seats = seatsAround(people(51), table, "clockwise");
    expect(new Set(seats.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(51);
    for (const { x, y } of seats) {
      const onEdge = x === 0 || y === 0 || Math.abs(x - 200) < 1e-9 || Math.abs(y - 100) < 1e-9;
      expect(onEdge).toBe(true);
    }
  });
});

describe("the floor", () => {
  const start = "2022-10-13T04:10:00.000Z";
  const turn = (changes: Partial<Turn> = {}): Turn => ({
    delegationId: "kz",
    allotted: 300,
    extended: 0,
    startedAt: start,
    endedAt: null,
    ...changes,
  });
  const at = (seconds: number): number => Date.parse(start) + seconds * 1000;

  it("counts down, warns in the last half minute, and says by how much it is over", () => {
    expect(secondsLeft(turn(), at(55.9))).toBe(245);
    expect(secondsLeft(turn({ extended: 60 }), at(312))).toBe(48);
    expect(moodOf(secondsLeft(turn(), at(270)))).toBe("soon");
    expect(moodOf(secondsLeft(turn(), at(300)))).toBe("soon");
    expect(clockText(secondsLeft(turn(), at(312)))).toBe("−0:12");
    expect(clockText(245)).toBe("4:05");
  });

  it("stands still once the turn has ended", () => {
    const ended = turn({ endedAt: "2022-10-13T04:12:00.000Z" });
    expect(secondsLeft(ended, at(900))).toBe(180);
  });

  it("goes to the next on the list who has not spoken, and to nobody at the end", () => {
    const order = ["kz", "tj", "az"];
    const spoken = (...who: string[]) => who.map((delegationId) => turn({ delegationId }));
    expect(nextSpeaker(order, [])).toBe("kz");
    expect(nextSpeaker(order, spoken("kz"))).toBe("tj");
    // Somebody was called out of turn: the list goes on behind them, and comes back to who waited.
    expect(nextSpeaker(order, spoken("kz", "az"))).toBe("tj");
    expect(nextSpeaker(order, spoken("kz", "az", "tj"))).toBeNull();
  });
});
