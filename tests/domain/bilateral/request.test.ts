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
    { id: "oic", kind: "organisation" },
    { id: "kazinform", kind: "media" },
  ],
  open: [{ sides: ["tj", "uz"], level: "minister" }],
};
const wish: Wish = {
  requesterId: "uz",
  counterpartIds: ["tj"],
  level: "head",
  minutes: 30,
  wishedDay: "2022-10-13",
  seats: 10,
  booths: 1,
  topic: "Water and energy",
};

describe("a wish to meet", () => {
  it("may be sent when it breaks no rule", () => {
    expect(requestProblems(wish, summit)).toEqual([]);
    expect(requestProblems({ ...wish, wishedDay: null }, summit)).toEqual([]);
  });

  const broken: Record<(typeof REQUEST_PROBLEMS)[number], Partial<Wish>> = {
    requester_has_no_principal: { requesterId: "kazinform" },
    counterpart_missing: { counterpartIds: [] },
    counterpart_is_oneself: { counterpartIds: ["uz"] },
    counterpart_unknown: { counterpartIds: ["kazinform"] },
    level_unknown: { level: "king" },
    minutes_not_offered: { minutes: 20 },
    day_not_of_summit: { wishedDay: "2022-10-14" },
    seats_out_of_range: { seats: 1 },
    booths_out_of_range: { booths: 0.5 },
    topic_too_long: { topic: "x".repeat(201) },
    asked_already: { level: "minister" },
  };
  it.each(REQUEST_PROBLEMS)("is refused by the rule %s", (rule) => {
    expect(requestProblems({ ...wish, ...broken[rule] }, summit)).toEqual([rule]);
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
