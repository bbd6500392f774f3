import { describe, expect, it } from "vitest";

import {
  answerProblem,
  REQUEST_PROBLEMS,
  requestProblems,
  statusFrom,
  type Summit,
  type Wish,
} from "#app/domain/bilateral/request.ts";

const summit: Summit = {
  days: ["2022-10-12", "2022-10-13"],
  delegations: [
    { id: "uz", kind: "state" },
    { id: "tj", kind: "state" },
    { id: "kg", kind: "state" },
    { id: "kz", kind: "state" },
    { id: "tm", kind: "state" },
    { id: "oic", kind: "organisation" },
    { id: "kazinform", kind: "media" },
  ],
  rooms: [
    { id: "altai", kind: "bilateral", delegationId: null },
    { id: "akorda", kind: "residence", delegationId: "kz" },
  ],
  open: [{ sides: ["tj", "uz"], level: "minister" }],
};
const wish: Wish = {
  requesterId: "uz",
  counterpartIds: ["tj"],
  level: "head",
  minutes: 30,
  windows: [{ day: "2022-10-13", from: "13:00", until: "15:00" }],
  preferred: [],
  companions: 4,
  language: "ru",
  booths: 1,
  pressMinutes: 5,
  roomId: null,
  topic: "Water and energy",
};

describe("a wish to meet", () => {
  it("may be sent when it breaks no rule", () => {
    expect(requestProblems(wish, summit)).toEqual([]);
    expect(requestProblems({ ...wish, windows: [] }, summit)).toEqual([]);
  });

  const broken: Record<(typeof REQUEST_PROBLEMS)[number], Partial<Wish>> = {
    requester_has_no_principal: { requesterId: "kazinform" },
    counterpart_missing: { counterpartIds: [] },
    counterpart_is_oneself: { counterpartIds: ["uz"] },
    counterpart_twice: { counterpartIds: ["tj", "tj"] },
    too_many_sides: { counterpartIds: ["tj", "oic", "kg", "kz", "tm"] },
    counterpart_unknown: { counterpartIds: ["kazinform"] },
    level_unknown: { level: "king" },
    minutes_not_offered: { minutes: 20 },
    window_malformed: { windows: [{ day: "2022-10-13", from: "noon", until: "" }] },
    window_not_of_summit: { windows: [{ day: "2022-10-14", from: "", until: "" }] },
    window_ends_before_it_begins: {
      windows: [{ day: "2022-10-13", from: "15:00", until: "13:00" }],
    },
    window_too_short: { windows: [{ day: "2022-10-13", from: "13:00", until: "13:15" }] },
    preferred_window_malformed: { preferred: [{ day: "2022-10-13", from: "noon", until: "" }] },
    preferred_window_not_of_summit: { preferred: [{ day: "2022-10-14", from: "", until: "" }] },
    preferred_window_ends_before_it_begins: {
      preferred: [{ day: "2022-10-13", from: "15:00", until: "13:00" }],
    },
    preferred_window_too_short: {
      preferred: [{ day: "2022-10-13", from: "13:00", until: "13:15" }],
    },
    preferred_outside_windows: {
      preferred: [{ day: "2022-10-13", from: "14:00", until: "16:00" }],
    },
    companions_out_of_range: { companions: 31 },
    language_unknown: { language: "xx" },
    booths_out_of_range: { booths: 0.5 },
    press_not_offered: { pressMinutes: 7 },
    place_not_offered: { roomId: "akorda" },
    topic_too_long: { topic: "x".repeat(201) },
    asked_already: { level: "minister" },
  };
  it.each(REQUEST_PROBLEMS)("is refused by the rule %s", (rule) => {
    expect(requestProblems({ ...wish, ...broken[rule] }, summit)).toEqual([rule]);
  });
});

describe("hours liked best", () => {
  const liked = (from: string, until: string) => [{ day: "2022-10-13", from, until }];
  it("may reach over two windows that touch, and lie anywhere where there is none", () => {
    const windows = [...liked("13:00", "14:00"), ...liked("14:00", "15:00")];
    const preferred = liked("13:30", "14:30");
    expect(requestProblems({ ...wish, windows, preferred }, summit)).toEqual([]);
    expect(requestProblems({ ...wish, windows: [], preferred }, summit)).toEqual([]);
  });
});

describe("the state of a request", () => {
  it("waits until every side has agreed, and ends with the first refusal", () => {
    expect(statusFrom(["accepted"])).toBe("accepted");
    expect(statusFrom(["accepted", "waiting"])).toBe("waiting");
    expect(statusFrom(["accepted", "declined"])).toBe("declined");
  });

  it("is not answered any more once it has a room or was withdrawn", () => {
    expect(answerProblem({ status: "accepted", placed: true })).toBe("has_a_room");
    expect(answerProblem({ status: "withdrawn", placed: false })).toBe("withdrawn");
    expect(answerProblem({ status: "declined", placed: false })).toBeUndefined();
  });
});
