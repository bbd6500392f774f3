import { describe, expect, it } from "vitest";

import { changesBetween } from "#app/domain/programme/changes.ts";
import type { DraftedItem, ProgrammeItem } from "#app/domain/programme/item.ts";
import { minutesLeft } from "#app/domain/programme/now.ts";
import { type ItemEdit, moveItem, reviseItem } from "#app/domain/programme/revise.ts";
import { untranslated } from "#app/domain/programme/translation.ts";
import { audienceOf, visibleTo } from "#app/domain/programme/visibility.ts";
import { byDay, isBeforeSummit } from "#app/domain/programme/days.ts";
import { cicaItems } from "#tests/support/programme.ts";

const named = (id: string): DraftedItem => {
  const item = cicaItems.find((each) => each.id === id);
  if (!item) throw new Error(`No item ${id}`);
  return { ...item, link: "" };
};
const plenary = named("plenary-1");

const edit = (item: DraftedItem, changes: Partial<ItemEdit> = {}): ItemEdit => ({
  kind: item.kind,
  mode: item.mode,
  link: item.link,
  parties: item.parties,
  certain: item.basis === "sourced",
  day: item.day,
  start: "10:10",
  end: "13:00",
  confirmed: item.timeBasis === "sourced",
  title: item.title,
  note: item.note,
  place: item.place,
  room: item.room,
  visibility: item.visibility,
  press: item.press,
  unverified: ["ru", "kk"],
  cancelled: item.cancelled,
  ...changes,
});

describe("editing an item", () => {
  it("changes nothing and follows nothing when the form was saved as it stood", () => {
    const revised = reviseItem(plenary, edit(plenary));
    expect(revised).toEqual({ ok: true, value: { item: plenary, fields: [] } });
  });

  it("keeps hours as Astana's, UTC+6 in October 2022, and tells calendars of the move", () => {
    const revised = reviseItem(plenary, edit(plenary, { start: "11:00" }));
    expect(revised).toMatchObject({
      ok: true,
      value: { item: { startsAt: "2022-10-13T05:00:00.000Z", sequence: 1 }, fields: ["startsAt"] },
    });
  });

  it("does not disturb calendars for a remark", () => {
    const note = { en: "New", ru: "Новое", kk: "Жаңа" };
    const revised = reviseItem(plenary, edit(plenary, { note }));
    expect(revised).toMatchObject({ ok: true, value: { item: { sequence: 0 }, fields: ["note"] } });
  });

  it("turns an item without hours into an all-day, provisional one", () => {
    const revised = reviseItem(plenary, edit(plenary, { start: null, end: null }));
    expect(revised).toMatchObject({
      value: { item: { startsAt: null, endsAt: null, timeBasis: "none" } },
    });
  });

  it("refuses one hour of two, an end before the beginning, and a public meeting", () => {
    expect(reviseItem(plenary, edit(plenary, { end: null }))).toEqual({
      ok: false,
      error: "bothHours",
    });
    expect(reviseItem(plenary, edit(plenary, { end: "10:10" }))).toEqual({
      ok: false,
      error: "endBeforeStart",
    });
    for (const id of ["b-kz-tr", "t-ru-kg-tj", "arr-qa"]) {
      const item = named(id);
      expect(reviseItem(item, edit(item, { visibility: "public" }))).toEqual({
        ok: false,
        error: "neverPublic",
      });
    }
  });
});

describe("a link to join", () => {
  const link = "https://meet.example/plenary";

  it("belongs to what is held online, and to nothing else", () => {
    expect(reviseItem(plenary, edit(plenary, { link }))).toEqual({
      ok: false,
      error: "linkInPerson",
    });
    expect(reviseItem(plenary, edit(plenary, { link, mode: "in_person" })).ok).toBe(false);
    for (const mode of ["online", "hybrid"] as const)
      expect(reviseItem(plenary, edit(plenary, { link, mode }))).toMatchObject({
        value: { item: { link, mode, sequence: 0 }, fields: ["mode", "link"] },
      });
  });
});

describe("carrying an item", () => {
  it("keeps its length, follows the day of Astana, and tells calendars once", () => {
    const late = moveItem(plenary, { startsAt: "2022-10-13T18:30:00.000Z", room: null });
    expect(late.item).toMatchObject({
      ...{ day: "2022-10-14", startsAt: "2022-10-13T18:30:00.000Z" },
      ...{ endsAt: "2022-10-13T21:20:00.000Z", sequence: 1, timeBasis: plenary.timeBasis },
    });
    expect(late.fields).toEqual(["day", "startsAt", "endsAt", "room"]);
  });

  it("gives an hour to what had none, which stays provisional", () => {
    const { item } = moveItem(named("medals"), {
      startsAt: "2022-10-13T08:00:00.000Z",
      room: null,
    });
    expect(item).toMatchObject({ endsAt: "2022-10-13T09:00:00.000Z", timeBasis: "plausible" });
  });
});

describe("what changed between two versions", () => {
  const kinds = (changed: Partial<ProgrammeItem>) =>
    changesBetween([plenary], [{ ...plenary, ...changed }]).map(({ kind }) => kind);

  it("names each way in which an item changed, and nothing when it did not", () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ startsAt: "2022-10-13T05:00:00.000Z", room: null })).toEqual([
      "timed",
      "placed",
    ]);
    expect(kinds({ cancelled: true, room: null })).toEqual(["cancelled"]);
    expect(kinds({ press: "closed", visibility: "staff" })).toEqual(["press", "audience"]);
    expect(kinds({ title: { ...plenary.title, kk: "Отырыс" } })).toEqual(["retitled"]);
  });

  it("tells of what came and what went", () => {
    const photo = named("photo");
    expect(changesBetween([plenary], [photo])).toEqual([
      { kind: "added", item: photo },
      { kind: "removed", item: plenary },
    ]);
  });
});

describe("who sees an item", () => {
  it("shows the public no meeting and no arrival, even one marked public", () => {
    expect(visibleTo({ kind: "bilateral", visibility: "public" }, "public")).toBe(false);
    expect(visibleTo({ kind: "arrival", visibility: "public" }, "public")).toBe(false);
    expect(visibleTo({ kind: "plenary", visibility: "public" }, "public")).toBe(true);
  });

  it("shows delegations more than the public and staff everything", () => {
    const seen = (audience: "public" | "delegations" | "staff") =>
      cicaItems.filter((item) => visibleTo(item, audience)).length;
    expect([seen("public"), seen("delegations"), seen("staff")]).toEqual([12, 17, 45]);
  });

  it("takes a focal point for a delegation, any role of the host for staff, nobody for the public", () => {
    expect(audienceOf([])).toBe("public");
    expect(audienceOf(["focal"])).toBe("delegations");
    expect(audienceOf(["editor"])).toBe("staff");
  });
});

describe("the programme of a day", () => {
  it("lists sessions by hour and then those without one", () => {
    const day = byDay(cicaItems).find((each) => each.day === "2022-10-13");
    const hours = day?.timed.map(({ startsAt }) => startsAt) ?? [];
    expect(hours).toEqual(hours.toSorted());
    expect(day?.allDay.every(({ startsAt }) => startsAt === null)).toBe(true);
    expect(day?.allDay[0]?.id).toBe("adoption");
  });

  it("puts the working group before the summit, and the eve with it", () => {
    const days = ["2022-10-12", "2022-10-13"];
    expect(isBeforeSummit("2022-10-04", days)).toBe(true);
    expect(isBeforeSummit("2022-10-11", days)).toBe(false);
  });

  it("says how many minutes are left of what is on, and nothing of the rest", () => {
    expect(minutesLeft(plenary, new Date("2022-10-13T04:10:00Z"))).toBe(170);
    expect(minutesLeft(plenary, new Date("2022-10-13T06:59:01Z"))).toBe(1);
    expect(minutesLeft(plenary, new Date("2022-10-13T07:00:00Z"))).toBeNull();
    expect(
      minutesLeft({ ...plenary, cancelled: true }, new Date("2022-10-13T05:00:00Z")),
    ).toBeNull();
  });

  it("notices a title left in Latin letters", () => {
    expect(untranslated(plenary)).toEqual([]);
    expect(untranslated({ ...plenary, title: { ...plenary.title, kk: "Plenary" } })).toEqual([
      "kk",
    ]);
  });
});
