import { describe, expect, test } from "vitest";

import { decideCorrection, momentOf } from "#app/domain/supervision/correction.ts";
import { decideEscort, principalsInside } from "#app/domain/supervision/escort.ts";
import { decideOverride } from "#app/domain/supervision/override.ts";
import { readPaperList } from "#app/domain/supervision/paper-list.ts";
import { decideWord, LONGEST_WORD } from "#app/domain/supervision/word.ts";

/** 10:00 in Astana, which was at +06 then. */
const NOW = new Date("2022-10-12T04:00:00Z");
const DAY = "2022-10-12";

describe("the paper list", () => {
  const read = (text: string) => readPaperList(text, { day: DAY, way: "entry", now: NOW });

  test("is read as guards write it: any separator, either spelling of the way, signs that look alike", () => {
    const text = "# Gate B\r\n9:05; 7K4M-92QX\n09:07,3t8c4ova,out\n\n09:08\t7K4M 92QX\tшығу";
    expect(read(text)).toEqual({
      faults: [],
      lines: [
        { line: 2, number: "7K4M-92QX", direction: "entry", at: new Date("2022-10-12T03:05:00Z") },
        { line: 3, number: "3T8C-40VA", direction: "exit", at: new Date("2022-10-12T03:07:00Z") },
        { line: 5, number: "7K4M-92QX", direction: "exit", at: new Date("2022-10-12T03:08:00Z") },
      ],
    });
  });

  test.each([
    ["09:05", "columns"],
    ["09:05;7K4M-92QX;in;what", "columns"],
    ["25:00;7K4M-92QX", "time"],
    ["morning;7K4M-92QX", "time"],
    ["10:01;7K4M-92QX", "in_future"],
    ["09:05;7K4M", "number"],
    ["09:05;7K4M-92QX;sideways", "direction"],
  ])("says what is wrong with %s", (text, problem) => {
    expect(read(text)).toEqual({ lines: [], faults: [{ line: 1, text, problem }] });
  });
});

test("a correction needs a minute that has been, and a reason", () => {
  const correction = { gateId: "b", direction: "entry" as const, day: DAY, reason: " Seen by me " };
  expect(decideCorrection({ ...correction, time: "09:59" }, NOW)).toEqual({
    ok: true,
    value: { at: new Date("2022-10-12T03:59:00Z"), reason: "Seen by me" },
  });
  const refused = (change: object) =>
    decideCorrection({ ...correction, time: "09:59", ...change }, NOW);
  expect(refused({ time: "10:01" })).toMatchObject({ error: "in_future" });
  expect(refused({ time: "9.59" })).toMatchObject({ error: "time_wrong" });
  expect(refused({ reason: " " })).toMatchObject({ error: "reason_missing" });
  expect(momentOf("2022-02-30", "09:00")).toBeNull();
});

test("a supervisor lets in a person, within half an hour, with a reason", () => {
  const seen = { decision: null, hasHolder: true, at: new Date(NOW.getTime() - 60_000) };
  const of = (change: object, reason = "Known to me") =>
    decideOverride({ ...seen, ...change }, reason, NOW);
  expect(of({}).ok).toBe(true);
  expect(of({ decision: "refused" }).ok).toBe(true);
  expect(of({}, " ")).toMatchObject({ error: "reason_missing" });
  expect(of({ hasHolder: false })).toMatchObject({ error: "nobody_holds" });
  expect(of({ decision: "admitted" })).toMatchObject({ error: "is_in" });
  expect(of({ at: new Date(NOW.getTime() - 31 * 60_000) })).toMatchObject({ error: "too_late" });
});

test("a stop needs no words; what is to be read does, and fits a phone", () => {
  expect(decideWord("stop", " ")).toEqual({ ok: true, value: { kind: "stop", text: "" } });
  expect(decideWord("notice", " ")).toMatchObject({ error: "words_missing" });
  expect(decideWord("notice", "x".repeat(LONGEST_WORD + 1))).toMatchObject({ error: "too_long" });
});

test("a principal is inside whose last count was on the way in", () => {
  const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
  const count = (
    delegationId: string,
    direction: "entry" | "exit",
    minute: number,
    principals = 1,
  ) => ({
    ...{ delegationId, direction, principals, at: at(minute) },
  });
  expect(
    principalsInside([
      count("kg", "entry", 1),
      count("kg", "exit", 9),
      count("jo", "exit", 2),
      count("jo", "entry", 8),
      // Escorts alone move no principal.
      count("jo", "exit", 9, 0),
    ]),
  ).toEqual(new Set(["jo"]));
  expect(decideEscort(0, 0)).toMatchObject({ error: "nobody" });
  expect(decideEscort(1.5, 0)).toMatchObject({ error: "not_a_number" });
});
