import { describe, expect, it } from "vitest";

import { readMrz } from "#app/domain/nominee/mrz.ts";
import { type CheckedFile, checksOf } from "#app/domain/vetting/checks.ts";
import { compareWithZone } from "#app/domain/vetting/comparison.ts";
import { LONGEST_REASON, parseReason } from "#app/domain/vetting/reason.ts";
import { pressure, stageDue, stagesOf } from "#app/domain/vetting/stages.ts";

const NOW = new Date("2022-10-12T02:30:00Z");
const after = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

describe("the deadline of a stage", () => {
  it("is its hours after the file reached it", () => {
    expect(stageDue({ hours: 8 }, NOW)).toEqual(after(480));
  });

  it.each([
    [after(26 * 60), { state: "calm", days: 1, hours: 2, minutes: 0 }],
    [after(241), { state: "calm", days: 0, hours: 4, minutes: 1 }],
    [after(240), { state: "soon", days: 0, hours: 4, minutes: 0 }],
    [after(0), { state: "soon", days: 0, hours: 0, minutes: 0 }],
    [after(-1), { state: "late", days: 0, hours: 0, minutes: 1 }],
    [after(-120), { state: "late", days: 0, hours: 2, minutes: 0 }],
  ] as const)("presses by how near it is: %s", (due, expected) => {
    expect(pressure(due, NOW)).toEqual(expected);
  });
});

it("does not guess at a path that names a stage nobody defined", () => {
  const stage = {
    id: "identity",
    name: { en: "", ru: "", kk: "" },
    role: "officer",
    hours: 1,
  } as const;
  expect(stagesOf(["identity"], [stage])).toEqual([stage]);
  expect(stagesOf(["identity", "polygraph"], [stage])).toBeNull();
});

describe("a reason", () => {
  it("keeps its lines and loses what cannot be seen", () => {
    expect(parseReason(" One\r\ntwo\u202E\u0000 ")).toEqual({ ok: true, value: "One\ntwo" });
  });
  it("fits in a thousand characters", () => {
    expect(parseReason("ә".repeat(LONGEST_REASON)).ok).toBe(true);
    expect(parseReason("ә".repeat(LONGEST_REASON + 1))).toEqual({
      ok: false,
      error: "reason_too_long",
    });
  });
});

describe("the passport beside what was typed", () => {
  // The specimen of ICAO 9303-4, appendix A.
  const zone = readMrz(
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "2022-10-12",
  );
  const typed = {
    surname: "Eriksson",
    givenNames: "Anna Maria",
    nationality: "UTO",
    birthDate: "1974-08-12",
    passportExpires: "2012-04-15",
    passportNumber: "L898902C3",
  };

  it("agrees line by line, and points at the line that does not", () => {
    const read = zone.ok ? zone.value : null;
    expect(compareWithZone(read, typed).every(({ agrees }) => agrees)).toBe(true);
    const other = compareWithZone(read, { ...typed, birthDate: "1974-08-21" });
    expect(other.filter(({ agrees }) => !agrees).map(({ field }) => field)).toEqual(["birthDate"]);
    const swapped = compareWithZone(read, {
      ...typed,
      surname: "Anna Maria",
      givenNames: "Eriksson",
    });
    expect(swapped.filter(({ agrees }) => agrees === false).map(({ field }) => field)).toEqual([
      "surname",
      "givenNames",
    ]);
  });

  it("says nothing where there is no zone to compare with", () => {
    expect(
      compareWithZone(null, typed).every(({ agrees, zone }) => agrees === null && zone === null),
    ).toBe(true);
  });
});

describe("the checks of a file", () => {
  const fine: CheckedFile = {
    gaps: 0,
    passportExpires: "2031-02-18",
    expiresTooSoon: false,
    zone: "agrees",
    hasPhoto: true,
    category: { photo: "required", twoPerson: false },
    hasQuota: true,
    hasPassportNumber: true,
    samePassport: 0,
  };
  const said = (change: Partial<CheckedFile>): string[] =>
    checksOf({ ...fine, ...change })
      .filter(({ grade }) => grade !== "fine")
      .map(({ check, grade, word }) => `${check} ${grade} ${word}`);

  it.each([
    [{}, []],
    [{ gaps: 2 }, ["complete warn warn"]],
    [{ expiresTooSoon: true }, ["passport warn warn"]],
    [{ passportExpires: null }, ["passport open open"]],
    [{ zone: "absent" }, ["zone open open"]],
    [{ zone: "faulty" }, ["zone warn faulty"]],
    [{ zone: "differs" }, ["zone warn differs"]],
    [{ hasPhoto: false }, ["photo warn warn"]],
    [{ hasPhoto: false, category: { photo: "free", twoPerson: false } }, []],
    [{ hasQuota: false }, ["place warn warn"]],
    [{ samePassport: 1 }, ["same_passport warn warn"]],
    [{ hasPassportNumber: false }, ["same_passport open open"]],
    [{ category: { photo: "required", twoPerson: true } }, ["two_persons open open"]],
  ] as const)("%j says %j", (change, expected) => {
    expect(said(change)).toEqual(expected);
  });

  it("stand worst first", () => {
    expect(
      checksOf({ ...fine, zone: "absent", samePassport: 1 }).map(({ grade }) => grade),
    ).toEqual(["warn", "open", "fine", "fine", "fine", "fine"]);
  });
});
