import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readProblem } from "#app/domain/bilateral/plan/read-problem.ts";

const small = () =>
  JSON.parse(readFileSync("tests/vectors/bilaterals/small-1.json", "utf8")) as {
    persons: { avail: unknown }[];
    rooms: Record<string, unknown>[];
    requests: Record<string, unknown>[];
  };

test("reads a problem of the format", () => {
  const problem = readProblem(small());
  expect(problem.ok && problem.value.requests.length).toBe(40);
});

test.each<[string, (file: ReturnType<typeof small>) => void]>([
  ["requests[2].dur", ({ requests }) => Object.assign(requests[2] ?? {}, { dur: 0 })],
  [
    "requests[0].starts[0]",
    ({ requests }) => Object.assign(requests[0] ?? {}, { starts: [43], pref: [0] }),
  ],
  [
    "requests[0].starts[0]",
    ({ requests }) => Object.assign(requests[0] ?? {}, { starts: ["9:00"] }),
  ],
  [
    "requests[0].starts",
    ({ requests }) => Object.assign(requests[0] ?? {}, { starts: [1, 1], pref: [0, 0] }),
  ],
  ["requests[0].pref", ({ requests }) => Object.assign(requests[0] ?? {}, { pref: [] })],
  ["requests[0].weight", ({ requests }) => Object.assign(requests[0] ?? {}, { weight: 1.5 })],
  ["requests[0].people[0]", ({ requests }) => Object.assign(requests[0] ?? {}, { people: [900] })],
  ["requests[0].compat[0]", ({ requests }) => Object.assign(requests[0] ?? {}, { compat: [900] })],
  ["requests[1].id", ({ requests }) => Object.assign(requests[1] ?? {}, { id: 0 })],
  ["persons[0].avail", ({ persons }) => Object.assign(persons[0] ?? {}, { avail: [1] })],
  ["rooms[0].cap", ({ rooms }) => delete rooms[0]?.cap],
  ["rooms", (file) => Object.assign(file, { rooms: null })],
])("names %s when it is not of the format", (at, break_) => {
  const file = small();
  break_(file);
  const problem = readProblem(file);
  expect(problem.ok ? undefined : problem.error.at).toBe(at);
});

test.each([null, [], "x", {}])("refuses %j", (file) => {
  expect(readProblem(file).ok).toBe(false);
});
