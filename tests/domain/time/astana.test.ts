import { describe, expect, it } from "vitest";

import {
  astanaDay,
  astanaInstant,
  astanaTime,
  formatDate,
  offsetLabel,
  weekday,
} from "#app/domain/time/astana.ts";

describe("Astana time", () => {
  it("is six hours ahead of UTC during the summit of 2022", () => {
    expect(astanaInstant("2022-10-13T10:00").toISOString()).toBe("2022-10-13T04:00:00.000Z");
    expect(offsetLabel(astanaInstant("2022-10-13T10:00"))).toBe("UTC+6");
  });

  it("is five hours ahead since 1 March 2024", () => {
    expect(astanaInstant("2024-02-29T23:00").toISOString()).toBe("2024-02-29T17:00:00.000Z");
    expect(astanaInstant("2024-03-01T01:00").toISOString()).toBe("2024-02-29T20:00:00.000Z");
    expect(offsetLabel(astanaInstant("2027-10-13T10:00"))).toBe("UTC+5");
  });

  it("reads an hour that the change of offset repeated as its first occurrence", () => {
    expect(astanaInstant("2024-02-29T23:30").toISOString()).toBe("2024-02-29T17:30:00.000Z");
  });

  it("gives the day and hour of an instant, past midnight too", () => {
    const instant = new Date("2022-10-12T18:30:00Z");
    expect(astanaDay(instant)).toBe("2022-10-13");
    expect(astanaTime(instant)).toBe("00:30");
  });

  it("refuses what is no local time", () => {
    expect(() => astanaInstant("2022-13-40T10:00")).toThrow(RangeError);
    expect(() => astanaInstant("13 October")).toThrow(RangeError);
  });

  it("writes dates as each language does", () => {
    expect(formatDate("2022-10-13", "en")).toBe("13 October 2022");
    expect(formatDate("2022-10-13", "ru")).toBe("13 октября 2022 года");
    expect(formatDate("2022-10-13", "kk")).toBe("2022 жылғы 13 қазан");
    expect(weekday("2022-10-13", "kk")).toBe("бейсенбі");
  });
});
