import { describe, expect, it } from "vitest";

import { initialOf, openOn } from "#app/domain/supervision/who-may-pass.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const at = (local: string): number => astanaInstant(local).getTime() / 1000;
const hours = (from: string, until: string, categories: readonly string[] | null = null) => ({
  ...{ from: at(from), until: at(until), categories },
});

describe("when a zone is open to a category on a day", () => {
  it("is the whole day where the zone has no hours, or hours that cover it", () => {
    expect(openOn("2022-10-12", null, "media")).toBe("");
    const long = [hours("2022-10-11T00:00", "2022-10-14T00:00")];
    expect(openOn("2022-10-12", long, "media")).toBe("");
  });

  it("is said in hours, cut at the ends of the day", () => {
    const two = [
      hours("2022-10-12T09:00", "2022-10-12T12:30"),
      hours("2022-10-12T22:00", "2022-10-13T02:00"),
    ];
    expect(openOn("2022-10-12", two, "media")).toBe("09:00–12:30, 22:00–24:00");
    expect(openOn("2022-10-13", two, "media")).toBe("00:00–02:00");
  });

  it("is not at all on another day, or for another category", () => {
    const own = [hours("2022-10-12T09:00", "2022-10-12T12:30", ["media"])];
    expect(openOn("2022-10-12", own, "media")).toBe("09:00–12:30");
    expect(openOn("2022-10-12", own, "delegate")).toBeNull();
    expect(openOn("2022-10-13", own, "media")).toBeNull();
  });
});

it("finds a name under its letter without the accent, in its own script", () => {
  expect(["Çavuşoğlu", "al-Hmoud", "Щербаков", ""].map(initialOf)).toEqual(["C", "A", "Щ", "–"]);
});
