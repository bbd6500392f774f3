import { describe, expect, it } from "vitest";

import { dayBadgeDays, dayBadgeValidity } from "#app/domain/badge/day-badge.ts";
import { dayBadgeNumber, floaterNumber, passKindOf, passState } from "#app/domain/badge/pass.ts";

const rules = {
  badgeValidity: { from: "2022-10-12T06:00", until: "2022-10-14T23:59" },
  dayBadge: { zones: [1] },
};

describe("the days for which a visitor can be let in", () => {
  it.each([
    ["before the badges begin", "2022-10-11T04:00:00Z", 4, "2022-10-11"],
    ["an hour before midnight in Astana", "2022-10-12T17:00:00Z", 3, "2022-10-12"],
    ["an hour later, when it is still the 12th in UTC", "2022-10-12T18:00:00Z", 2, "2022-10-13"],
    ["on the last day", "2022-10-14T10:00:00Z", 1, "2022-10-14"],
    ["when the badges are over", "2022-10-14T18:00:00Z", 0, undefined],
  ])("%s", (_, now, count, first) => {
    const days = dayBadgeDays(rules, new Date(now));
    expect(days).toHaveLength(count);
    expect(days[0]).toBe(first);
  });
});

describe("a day badge holds", () => {
  it("from midnight to midnight in Astana", () => {
    expect(dayBadgeValidity("2022-10-13", rules)).toEqual({
      notBefore: new Date("2022-10-12T18:00:00Z"),
      expires: new Date("2022-10-13T18:00:00Z"),
    });
  });

  it("from the first hour of badges on their first day, so that the same key signs it", () => {
    expect(dayBadgeValidity("2022-10-12", rules).notBefore).toEqual(
      new Date("2022-10-12T00:00:00Z"),
    );
  });

  it("25 hours on the day when Astana's clocks were put back", () => {
    const { notBefore, expires } = dayBadgeValidity("2024-02-29", rules);
    expect((expires.getTime() - notBefore.getTime()) / 3_600_000).toBe(25);
  });
});

describe("a pass", () => {
  const [issuedAt, expiresAt] = [new Date("2022-10-12"), new Date("2022-10-14")];
  it.each([
    ["waiting", { issuedAt: null, expiresAt: null, revokedAt: null }],
    ["live", { issuedAt, expiresAt, revokedAt: null }],
    ["over", { issuedAt, expiresAt: new Date("2022-10-13"), revokedAt: null }],
    ["ended", { issuedAt, expiresAt, revokedAt: new Date("2022-10-12") }],
  ] as const)("stands as %s", (state, pass) => {
    expect(passState(pass, new Date("2022-10-13"))).toBe(state);
  });

  it("is told from a badge by what no category can be called", () => {
    expect(passKindOf({ category: "+floater" })).toBe("floater");
    expect(passKindOf({ category: "+day_badge" })).toBe("day_badge");
    for (const category of ["floater", "delegate", "day_badge"])
      expect(passKindOf({ category })).toBeNull();
  });

  it("has a number that says what it is", () => {
    expect(floaterNumber("KGZ", 3, 1)).toBe("F-KGZ-3-01");
    expect(dayBadgeNumber("2022-10-12", 7)).toBe("V-1012-007");
  });
});
