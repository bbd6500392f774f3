import ICAL from "ical.js";
import { describe, expect, it } from "vitest";

import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { visibleTo } from "#app/domain/programme/visibility.ts";
import { programmeCalendar } from "#app/server/programme/calendar.server.ts";
import { readCalendar } from "#tests/support/calendar.ts";
import { cicaItems, cicaProgramme } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const ADDRESS = "http://localhost:3000/programme";

const calendarOf = (items: readonly ProgrammeItem[] = cicaItems): string =>
  programmeCalendar({ ...cicaProgramme, items }, definition, "kk", ADDRESS);

const open = (): ProgrammeItem => {
  const found = cicaItems.find(({ id }) => id === "plenary-1");
  if (!found) throw new Error("There is a plenary");
  return found;
};

describe("the programme in a calendar", () => {
  const text = calendarOf();
  const { events, named } = readCalendar(text);

  it("holds the public items, and no meeting and no arrival", () => {
    const open = cicaItems.filter((item) => visibleTo(item, "public"));
    expect(events.map(({ uid }) => uid).toSorted()).toEqual(
      open.map(({ id }) => `${id}@cica-2022.shanyrak`).toSorted(),
    );
    for (const item of cicaItems) {
      if (!visibleTo(item, "public")) expect(text).not.toContain(`UID:${item.id}@`);
    }
  });

  it("puts the plenary at 10:10 in Astana, which was 04:10 UTC in October 2022", () => {
    const { startDate } = named("plenary-1");
    expect(startDate.toString()).toBe("2022-10-13T10:10:00");
    expect(startDate.zone?.tzid).toBe("Asia/Almaty");
    expect(startDate.toJSDate().toISOString()).toBe("2022-10-13T04:10:00.000Z");
  });

  it("knows that Astana moved to UTC+5 on 1 March 2024", () => {
    const zone = readCalendar(text).calendar.getFirstSubcomponent("vtimezone");
    const later = ICAL.Time.fromDateTimeString("2024-03-02T10:00:00");
    const earlier = ICAL.Time.fromDateTimeString("2024-02-28T10:00:00");
    const almaty = new ICAL.Timezone(zone);
    expect(almaty.utcOffset(earlier)).toBe(6 * 3600);
    expect(almaty.utcOffset(later)).toBe(5 * 3600);
  });

  it("puts an item on either side of 1 March 2024 at its hour in Astana", () => {
    const at = (id: string, hour: string) => ({
      ...{ startsAt: hour, endsAt: null, day: hour.slice(0, 10) },
      ...{ id, visibility: "public" as const },
    });
    const items = [
      { ...open(), ...at("before", "2024-02-29T04:00:00.000Z") },
      { ...open(), ...at("after", "2024-03-01T04:00:00.000Z") },
    ];
    const read = readCalendar(calendarOf(items));
    const startOf = (id: string) => read.named(id).startDate;
    expect(startOf("before").toString()).toBe("2024-02-29T10:00:00");
    expect(startOf("before").toJSDate().toISOString()).toBe("2024-02-29T04:00:00.000Z");
    expect(startOf("after").toString()).toBe("2024-03-01T09:00:00");
    expect(startOf("after").toJSDate().toISOString()).toBe("2024-03-01T04:00:00.000Z");
  });

  it("gives back long Kazakh and Russian text as it was, signs that calendars use for themselves included", () => {
    const long = `${"Қазақстан Республикасының Президенті; ".repeat(6)}\\ «үзіліс», 10:00\nӘрі қарай`;
    const title = { en: "x", ru: "x", kk: "Әңгіме, сұхбат; үш бөлім \\ қорытынды".repeat(3) };
    const note = { en: "x", ru: "x", kk: long };
    const text = calendarOf([{ ...open(), title, note }]);
    const [event] = readCalendar(text).events;
    expect(event?.summary).toBe(title.kk);
    expect(event?.description.startsWith(long)).toBe(true);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("shows an item without hours as a day, tentatively", () => {
    const adoption = named("adoption");
    expect(adoption.startDate.isDate).toBe(true);
    expect(adoption.startDate.toString()).toBe("2022-10-13");
    expect(adoption.endDate.toString()).toBe("2022-10-14");
    expect(adoption.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
  });

  it("keeps an item's UID and counts its changes, cancellation included", () => {
    const moved = cicaItems.map((item) =>
      item.id === "photo" ? { ...item, sequence: 3, cancelled: true } : item,
    );
    const photo = readCalendar(calendarOf(moved)).named("photo");
    expect(photo.uid).toBe(named("photo").uid);
    expect(photo.sequence).toBe(3);
    expect(photo.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  it("folds its lines at 75 octets and stamps them in UTC (RFC 5545 §3.1, §3.8.7.2)", () => {
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).toMatch(/DTSTAMP:20221012T023000Z/);
    expect(text).not.toMatch(/DTSTAMP:\d{8}T\d{6}\r/);
  });
});
