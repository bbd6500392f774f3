import { describe, expect, it } from "vitest";

import { lasting, principalOccupancy, roomOccupancy } from "#app/domain/bilateral/interval.ts";
import {
  type Board,
  type Holder,
  type MeetingRequest,
  type MeetingRoom,
  placementProblems,
} from "#app/domain/bilateral/placement.ts";
import { whyUnplaced } from "#app/domain/bilateral/suggestion.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const at = (time: string, day = "2022-10-13"): number => astanaInstant(`${day}T${time}`).getTime();

const altai: MeetingRoom = {
  id: "altai",
  kind: "bilateral",
  zone: 4,
  venue: "main",
  press: true,
  name: { en: "Altai", ru: "Алтай", kk: "Алтай" },
  seats: 12,
  booths: 1,
  setupMinutes: 10,
  turnoverMinutes: 5,
  opens: "08:30",
  closes: "20:00",
};
const plain: MeetingRoom = { ...altai, press: false };
const noon = { from: at("11:00"), until: at("13:00") };
const charyn: MeetingRoom = { ...altai, id: "charyn", seats: 24, booths: 2 };

const request: MeetingRequest = {
  id: "r1",
  sides: ["uz", "tj"],
  principals: [
    { delegationId: "uz", level: "head" },
    { delegationId: "tj", level: "head" },
  ],
  interpreters: [],
  level: "head",
  minutes: 30,
  windows: [],
  preferred: [],
  seats: 8,
  booths: 0,
  pressMinutes: 0,
  zone: null,
  roomId: null,
  status: "accepted",
};
const other: Holder = { kind: "meeting", requestId: "r2", sides: ["kz", "qa"] };
const plenary: Holder = {
  kind: "programme",
  itemId: "plenary-1",
  title: { en: "Plenary", ru: "Пленарное заседание", kk: "Пленарлық отырыс" },
};
const empty: Board = {
  days: ["2022-10-12", "2022-10-13"],
  roomHolds: [],
  principalHolds: [],
  interpreterHolds: [],
  presences: [],
  travel: [],
  now: at("08:30", "2022-10-12"),
};

const rulesBroken = (
  change: Partial<MeetingRequest>,
  start: number,
  board: Partial<Board> = {},
  room = altai,
) =>
  placementProblems({ ...request, ...change }, { room, start }, { ...empty, ...board }).map(
    ({ rule }) => rule,
  );

describe("a meeting at a place", () => {
  it("may stand where every rule allows it", () => {
    expect(rulesBroken({}, at("10:00"))).toEqual([]);
  });

  it.each([
    ["is not accepted yet", { status: "waiting" }, at("10:00"), "not_accepted"],
    ["is too many people for the room", { seats: 13 }, at("10:00"), "room_too_small"],
    ["needs more booths than the room has", { booths: 2 }, at("10:00"), "no_booth"],
    ["begins before the room opens", {}, at("08:15"), "room_closed"],
    ["ends after the room closes", {}, at("19:45"), "room_closed"],
    ["runs past midnight", {}, at("23:45"), "room_closed"],
    ["is not within the windows", { windows: [noon] }, at("12:45"), "outside_windows"],
    ["needs press where there is none", { pressMinutes: 5 }, at("10:00"), "no_press"],
    ["needs a zone above the room's", { zone: 5 }, at("10:00"), "zone_too_low"],
    ["has a fixed place elsewhere", { roomId: "charyn" }, at("10:00"), "elsewhere_by_wish"],
    ["is on no day of the summit", {}, at("10:00", "2022-10-14"), "not_a_summit_day"],
    ["does not begin on a quarter of an hour", {}, at("10:05"), "not_on_a_quarter"],
    ["lies in the past", {}, at("08:30", "2022-10-12") - 900_000, "hour_has_passed"],
  ] as const)("is refused when it %s", (_, change, start, rule) => {
    expect(rulesBroken(change, start, {}, plain)).toContain(rule);
  });

  it("names who holds the room, turnover counted", () => {
    const during = roomOccupancy(lasting(at("10:00"), 30), altai); // 09:50 to 10:35
    const board = { ...empty, roomHolds: [{ roomId: "altai", during, by: other }] };
    expect(placementProblems(request, { room: altai, start: at("10:30") }, board)).toEqual([
      { rule: "room_taken", by: other, during },
    ]);
    expect(rulesBroken({}, at("10:45"), board)).toEqual([]);
    expect(rulesBroken({}, at("10:30"), board, charyn)).toEqual([]);
  });

  it("names where a principal is instead, of the same level only", () => {
    const during = { from: at("10:10"), until: at("13:00") };
    const hold = { delegationId: "tj", level: "head", during, by: plenary, venue: null } as const;
    const board = { ...empty, principalHolds: [hold] };
    expect(placementProblems(request, { room: altai, start: at("12:30") }, board)).toEqual([
      { rule: "principal_busy", delegationId: "tj", level: "head", during, by: plenary },
    ]);
    const principals = request.principals.map((one) => ({ ...one, level: "minister" }) as const);
    expect(rulesBroken({ principals }, at("12:30"), board)).toEqual([]);
    // Half-open: a meeting may begin at the very minute at which the plenary ends.
    expect(rulesBroken({}, at("13:00"), board)).toEqual([]);
  });

  it("leaves a principal a quarter of an hour after each meeting", () => {
    const during = principalOccupancy(lasting(at("10:00"), 30));
    const hold = { delegationId: "uz", level: "head", during, by: other, venue: "main" } as const;
    expect(rulesBroken({}, at("10:30"), { principalHolds: [hold] })).toEqual(["principal_busy"]);
    expect(rulesBroken({}, at("10:45"), { principalHolds: [hold] })).toEqual([]);
  });

  it("is not in its own way when it moves", () => {
    const own: Holder = { kind: "meeting", requestId: "r1", sides: request.sides };
    const during = roomOccupancy(lasting(at("10:00"), 30), altai);
    expect(
      rulesBroken({}, at("10:15"), { roomHolds: [{ roomId: "altai", during, by: own }] }),
    ).toEqual([]);
  });
});

describe("a request without a place", () => {
  const rooms = [charyn, altai];
  const wholeDay = (day: string) => ({ from: at("00:00", day), until: at("23:59", day) });

  it("is offered the first hour that is left, in the smallest room that fits", () => {
    expect(whyUnplaced(request, rooms, empty)).toEqual({
      reason: "ready",
      place: { room: altai, start: at("08:30", "2022-10-12") },
    });
    const later = { ...empty, now: at("11:07") };
    expect(whyUnplaced({ ...request, seats: 20 }, rooms, later)).toEqual({
      reason: "ready",
      place: { room: charyn, start: at("11:15") },
    });
  });

  it("says that an answer is missing before anything else", () => {
    expect(whyUnplaced({ ...request, status: "waiting", seats: 99 }, rooms, empty)).toEqual({
      reason: "waits_for_answer",
    });
  });

  it("says that no room is large enough, or that none of those has the booths", () => {
    expect(whyUnplaced({ ...request, seats: 30 }, rooms, empty)).toEqual({
      reason: "room_too_small",
      needs: 30,
      largest: 24,
    });
    expect(whyUnplaced({ ...request, booths: 3 }, rooms, empty)).toEqual({
      reason: "no_booth",
      needs: 3,
      most: 2,
    });
  });

  it("says who is never free on the wished day, and which other day would do", () => {
    const busy = {
      delegationId: "tj",
      level: "head",
      during: wholeDay("2022-10-13"),
      by: plenary,
    } as const;
    expect(
      whyUnplaced({ ...request, windows: [wholeDay("2022-10-13")] }, rooms, {
        ...empty,
        principalHolds: [{ ...busy, venue: null }],
      }),
    ).toEqual({
      reason: "no_common_time",
      busy: [{ rule: "principal_busy", ...busy }],
      otherDay: { room: altai, start: at("08:30", "2022-10-12") },
    });
  });

  it("says that the rooms are taken when only they are lacking", () => {
    const roomHolds = rooms.flatMap(({ id: roomId }) =>
      empty.days.map((day) => ({ roomId, during: wholeDay(day), by: other })),
    );
    expect(whyUnplaced(request, rooms, { ...empty, roomHolds })).toEqual({
      reason: "rooms_taken",
      otherDay: undefined,
    });
  });
});
