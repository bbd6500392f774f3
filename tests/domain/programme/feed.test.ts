import { describe, expect, it } from "vitest";

import { programmeFeed } from "#app/domain/programme/feed.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { cicaItems, cicaProgramme } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const { id, name, city, venue } = await cicaDefinition();
const feedOf = (items: readonly ProgrammeItem[] = cicaItems) =>
  programmeFeed(
    { ...cicaProgramme, items },
    { id, name, city, venue: venue.name },
    "https://example.org/programme",
  );
const changed = (of: string, change: Partial<ProgrammeItem>) =>
  cicaItems.map((item) => (item.id === of ? { ...item, ...change } : item));
const named = (of: string, items?: readonly ProgrammeItem[]) =>
  feedOf(items).items.find((item) => item.id === of);

describe("the programme for programs", () => {
  it("holds the public items in three languages, with the version and the hours of Astana", () => {
    const feed = feedOf();
    expect(feed).toMatchObject({ format: 1, version: 1, timeZone: "Asia/Almaty" });
    expect(feed.publishedAt).toBe("2022-10-12T08:30:00+06:00");
    expect(named("plenary-1")).toMatchObject({
      startsAt: "2022-10-13T10:10:00+06:00",
      title: { en: "Plenary session", ru: "Пленарное заседание", kk: "Пленарлық отырыс" },
    });
  });

  it("has the offset of the day: six hours before 1 March 2024, five from then on", () => {
    const items = [
      ...changed("photo", { startsAt: "2024-02-29T04:00:00.000Z" }),
      ...changed("plenary-1", { startsAt: "2024-03-01T04:00:00.000Z" }),
    ];
    const starts = feedOf(items).items.map(({ startsAt }) => startsAt);
    expect(starts).toContain("2024-02-29T10:00:00+06:00");
    expect(starts).toContain("2024-03-01T09:00:00+05:00");
  });

  it("says of each item whether it is confirmed, provisional or cancelled", () => {
    const sure = { basis: "sourced", timeBasis: "sourced" } as const;
    expect(named("photo", changed("photo", sure))?.status).toBe("confirmed");
    expect(named("photo", changed("photo", { timeBasis: "plausible" }))?.status).toBe(
      "provisional",
    );
    expect(named("photo", changed("photo", { cancelled: true }))?.status).toBe("cancelled");
  });

  it("holds no item that the public may not see, nobody's name, and no field that it does not promise", () => {
    const hidden = cicaItems.filter(({ visibility }) => visibility !== "public");
    expect(hidden.length).toBeGreaterThan(20);
    const text = JSON.stringify(feedOf());
    for (const item of hidden) expect(text).not.toContain(`"${item.id}"`);
    const secret = cicaItems.map((item) => ({ ...item, link: "https://join.example.org" }));
    expect(JSON.stringify(feedOf(secret))).not.toContain("join.example.org");
    expect(Object.keys(named("photo") ?? {}).toSorted()).toEqual(
      "day endsAt id kind note place press room sequence startsAt status title".split(" "),
    );
  });
});
