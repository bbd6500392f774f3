import { describe, expect, it } from "vitest";

import { type Availability, whoCannotCome } from "#app/domain/bilateral/availability.ts";
import { lasting } from "#app/domain/bilateral/interval.ts";
import { levelWarning } from "#app/domain/bilateral/level-warning.ts";
import { presencesOf } from "#app/domain/bilateral/presence.ts";
import { ownOrder, weightOf } from "#app/domain/bilateral/priority.ts";
import { reminderIsDue } from "#app/domain/bilateral/reminder.ts";
import { readWindows, wholeDay, windowText } from "#app/domain/bilateral/windows.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const at = (time: string, day = "2022-10-13"): number => astanaInstant(`${day}T${time}`).getTime();
const head = { delegationId: "uz", level: "head" } as const;
const wanted = {
  id: "r1",
  principals: [head],
  interpreters: [{ id: "i1", name: "A. Interpreter" }],
};
const other = { kind: "meeting", requestId: "r2", sides: ["uz", "kz"] } as const;
const nothing: Availability = {
  principalHolds: [],
  interpreterHolds: [],
  presences: [],
  travel: [
    { between: ["main", "akorda"], minutes: 20 },
    { between: ["nqz", "main"], minutes: 30 },
  ],
};
const rules = (time: string, venue: string, change: Partial<Availability>) =>
  whoCannotCome(wanted, lasting(at(time), 30), venue, { ...nothing, ...change }).map(
    ({ rule }) => rule,
  );

describe("a principal", () => {
  const hold = { ...head, during: { from: at("10:00"), until: at("11:00") }, by: other };

  it("needs the way between two venues, both before and after", () => {
    const principalHolds = [{ ...hold, venue: "akorda" }];
    expect(rules("11:00", "main", { principalHolds })).toEqual(["principal_on_the_way"]);
    expect(rules("11:15", "main", { principalHolds })).toEqual(["principal_on_the_way"]);
    expect(rules("11:30", "main", { principalHolds })).toEqual([]);
    expect(rules("11:00", "akorda", { principalHolds })).toEqual([]);
    // 09:00 to 09:30 with its quarter of an hour leaves 15 minutes for 20.
    expect(rules("09:00", "main", { principalHolds })).toEqual(["principal_on_the_way"]);
    expect(rules("08:45", "main", { principalHolds })).toEqual([]);
  });

  it("is not kept by a way nobody knows", () => {
    expect(rules("11:00", "main", { principalHolds: [{ ...hold, venue: null }] })).toEqual([]);
  });

  it("meets between arrival and departure alone, the way to the airport counted", () => {
    const presences = presencesOf([
      { ...head, way: "arrival", at: at("10:00"), point: "nqz" },
      { ...head, way: "departure", at: at("18:00"), point: "nqz" },
    ]);
    expect(rules("10:15", "main", { presences })).toEqual(["principal_not_here_yet"]);
    expect(rules("10:30", "main", { presences })).toEqual([]);
    expect(rules("17:00", "main", { presences })).toEqual([]);
    expect(rules("17:15", "main", { presences })).toEqual(["principal_gone"]);
  });
});

describe("an interpreter", () => {
  it("is at one meeting at a time", () => {
    const during = { from: at("10:00"), until: at("11:00") };
    const interpreterHolds = [{ interpreterId: "i1", during, by: other }];
    expect(rules("10:45", "main", { interpreterHolds })).toEqual(["interpreter_busy"]);
    expect(rules("11:00", "main", { interpreterHolds })).toEqual([]);
  });
});

describe("the windows of a form", () => {
  const days = ["2022-10-12", "2022-10-13"];
  const day = "2022-10-13";

  it("are read in Astana time, a day alone as the whole of it", () => {
    const typed = [
      { day, from: "13.00", until: "15:00" },
      { day: "", from: "", until: "" },
      { day: "2022-10-12", from: "", until: "" },
    ];
    const read = readWindows(typed, days, 30);
    expect(read).toEqual({
      ok: true,
      value: [wholeDay("2022-10-12"), { from: at("13:00"), until: at("15:00") }],
    });
    if (read.ok)
      expect(read.value.map((window) => windowText(window, "ru"))).toEqual([
        "12 октября",
        "13 октября, 13:00–15:00",
      ]);
  });

  it.each([
    ["window_malformed", { day: "", from: "13:00", until: "" }],
    ["window_malformed", { day, from: "25:00", until: "" }],
    ["window_not_of_summit", { day: "2022-10-20", from: "", until: "" }],
    ["window_ends_before_it_begins", { day, from: "15:00", until: "15:00" }],
    ["window_too_short", { day, from: "15:00", until: "15:15" }],
  ])("are refused as %s: %o", (problem, window) => {
    expect(readWindows([window], days, 30)).toEqual({ ok: false, error: problem });
  });
});

describe("a delegation's own order", () => {
  it("weighs among equals, and never lifts a minister's meeting above one of heads", () => {
    const place = (position: number) => ({ parties: [{ delegationId: "uz", position }] });
    const rank = ownOrder([place(2), place(5), place(9)]);
    const weigh = (level: "head" | "minister", position: number) =>
      weightOf({ level, ...place(position) }, rank);
    expect([weigh("head", 2), weigh("head", 5), weigh("head", 9)]).toEqual([130, 115, 110]);
    expect(weigh("minister", 2)).toBeLessThan(weigh("head", 9));
  });
});

describe("levels", () => {
  const sides = [head, { delegationId: "vn", level: "head" }] as const;

  it("are warned of when they differ, and so are ranks of heads", () => {
    const ranks = {
      uz: "head-of-state",
      vn: "deputy-head-of-state",
      pk: "head-of-government",
    } as const;
    const rankOf = (id: string) => ranks[id as keyof typeof ranks] ?? null;
    expect(levelWarning(sides, rankOf)?.kind).toBe("ranks");
    expect(levelWarning([head, { delegationId: "pk", level: "head" }], rankOf)).toBeNull();
    expect(levelWarning([head, { delegationId: "xx", level: "head" }], rankOf)).toBeNull();
    expect(levelWarning([head, { delegationId: "pk", level: "minister" }], rankOf)?.kind).toBe(
      "levels",
    );
  });
});

describe("a reminder", () => {
  const side = { askedAt: new Date(at("10:00", "2022-10-01")), remindedAt: null, reminders: 0 };
  const due = (day: string, change = {}) =>
    reminderIsDue({ ...side, ...change }, ["2022-10-12", "2022-10-13"], new Date(at("10:00", day)));

  it("is due after two days, sooner before the summit, and never after it or a fourth time", () => {
    expect([due("2022-10-02"), due("2022-10-03")]).toEqual([false, true]);
    expect(due("2022-10-03", { reminders: 3 })).toBe(false);
    const remindedAt = new Date(at("22:00", "2022-10-10"));
    expect([due("2022-10-10", { remindedAt }), due("2022-10-11", { remindedAt })]).toEqual([
      false,
      true,
    ]);
    expect(due("2022-10-14")).toBe(false);
  });
});
