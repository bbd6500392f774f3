import { expect, test } from "vitest";

import { judgeAdmission } from "#app/domain/gate/judge.ts";
import { enclosed, gateRules, zoneRules } from "#app/domain/gate/rules.ts";
import { CHECK_REASONS, REFUSAL_REASONS } from "#app/domain/gate/verdict.ts";
import { ADMISSIONS, ORDER } from "#tests/vectors/admission/cases.ts";
import { readCase } from "#tests/vectors/admission/written-case.ts";

test.each(ADMISSIONS)("at a gate: $name", ({ given, said }) => {
  expect(judgeAdmission(readCase(given))).toEqual(said);
});

test.each(ORDER)("the gravest reason first: $name", ({ given, said }) => {
  expect(judgeAdmission(readCase(given))).toEqual(said);
});

test("every reason there is has its case", () => {
  const said = [...ADMISSIONS, ...ORDER].map(({ said }) => ("reason" in said ? said.reason : ""));
  expect(new Set(said)).toEqual(new Set(["", ...REFUSAL_REASONS, ...CHECK_REASONS]));
});

const HALL = { number: 3, freshnessMinutes: 10, graceMinutes: 1, within: 2 };
const ZONES = [
  { number: 1, freshnessMinutes: 60, graceMinutes: 2 },
  { number: 2, freshnessMinutes: 30, graceMinutes: 2, within: 1 },
  HALL,
  { number: 5, freshnessMinutes: 60, graceMinutes: 5, within: 1 },
];
const GATES = [
  { zone: 1, direction: "exit" },
  { zone: 3, direction: "entry" },
] as const;

test("a zone holds what lies in it, and what lies in that", () => {
  const rules = zoneRules(ZONES, GATES);
  expect(enclosed(1, rules).toSorted()).toEqual([2, 3, 5]);
  expect(enclosed(3, rules)).toEqual([]);
  expect(
    enclosed(1, [
      { number: 1, within: 2 },
      { number: 2, within: 1 },
    ]),
  ).toEqual([2]);
});

test("the hours of a zone are Astana's, and a zone nobody knows trusts no list", () => {
  const [rules] = zoneRules(
    [{ ...HALL, hours: [{ from: "2022-10-13T10:00", until: "2022-10-13T13:00" }] }],
    GATES,
  );
  expect(rules?.hours).toEqual([
    {
      from: Date.parse("2022-10-13T04:00:00Z") / 1000,
      until: Date.parse("2022-10-13T07:00:00Z") / 1000,
      categories: null,
    },
  ]);
  const gate = { zone: 9, direction: "entry", stopped: false } as const;
  expect(gateRules(gate, [])).toMatchObject({ zone: 9, freshnessMinutes: 0, hasExit: false });
});
