import { expect, test } from "vitest";

import { comparePlan } from "#app/domain/bilateral/plan/compare.ts";

const HOUR = 3_600_000;
const early = [{ from: 0, until: HOUR }];
const request = (id: string, sides: string[], placed: boolean, preferred = [] as typeof early) => ({
  ...{ id, sides, level: "head" as const, minutes: 30, preferred },
  meeting: placed ? { start: 0 } : null,
});
const place = (roomId: string, start: number) => ({ roomId, start });

test("a plan is counted beside today's: added, moved and dropped, in all and for each delegation", () => {
  const requests = [
    request("a", ["kz", "kg"], true),
    request("b", ["kz", "uz"], false),
    request("c", ["tr", "uz"], true),
    request("d", ["tr", "az"], true),
  ];
  const compared = comparePlan(requests, [
    { requestId: "a", stamp: "1", before: place("altai", 0), after: place("kaspi", 0) },
    { requestId: "b", stamp: null, before: null, after: place("altai", 0) },
    { requestId: "c", stamp: "1", before: place("altai", 9), after: null },
  ]);
  expect(compared).toMatchObject({ added: 1, moved: 1, dropped: 1, roomChanges: 1 });
  expect(compared.placed).toEqual({ now: 3, then: 3 });
  const shareOf = (id: string) => compared.delegations.find((one) => one.delegationId === id);
  expect(shareOf("kz")).toMatchObject({ now: 1, then: 2, added: 1, moved: 1, dropped: 0 });
  expect(shareOf("tr")).toMatchObject({ now: 2, then: 1, dropped: 1 });
  expect(shareOf("az")).toBeUndefined();
});

test("a plan says how many meetings lie within the hours liked best, of those that name such hours", () => {
  const requests = [
    request("a", ["kz", "kg"], true, early),
    request("b", ["kz", "uz"], false, early),
    request("c", ["tr", "uz"], true, early),
    request("d", ["tr", "az"], true),
  ];
  const { liked } = comparePlan(requests, [
    { requestId: "a", stamp: "1", before: place("altai", 0), after: place("altai", HOUR) },
    { requestId: "b", stamp: null, before: null, after: place("altai", HOUR / 2) },
    { requestId: "c", stamp: "1", before: place("altai", 0), after: null },
    { requestId: "d", stamp: "1", before: place("altai", 0), after: place("altai", 2 * HOUR) },
  ]);
  expect(liked).toEqual({ of: 3, now: 2, then: 1 });
});
