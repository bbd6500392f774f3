import { describe, expect, it } from "vitest";

import {
  compareAnswers,
  lackingReasons,
  readAnswer,
  readJsonAnswers,
  readTableAnswers,
} from "#app/domain/clearance/answers.ts";

const given = (file: string, answer: "cleared" | "refused" | null, batch = 7) => ({
  batch,
  file,
  answer,
  remark: "",
});
const FILES = [
  { id: "waits", isAsExported: true, decided: null },
  { id: "other", isAsExported: true, decided: null },
  { id: "approved", isAsExported: false, decided: "approved" },
  { id: "returned", isAsExported: false, decided: null },
] as const;

describe("answers beside their batch", () => {
  it.each([
    [[given("waits", "cleared")], { kind: "apply" }],
    [[given("approved", "cleared")], { kind: "same" }],
    [[given("approved", "refused")], { kind: "conflict", why: "decided_otherwise" }],
    [[given("returned", "cleared")], { kind: "conflict", why: "changed" }],
    [[given("nobody", "cleared")], { kind: "conflict", why: "unknown_file" }],
    [[given("waits", "cleared", 8)], { kind: "conflict", why: "other_batch" }],
    [[given("waits", null)], { kind: "conflict", why: "unreadable" }],
    [[given("waits", "cleared"), given("waits", "refused")], { kind: "conflict", why: "twice" }],
    [[given("waits", "cleared"), given("waits", "cleared")], { kind: "apply" }],
  ])("are plain or a conflict: %j", (answers, line) => {
    const { lines, unanswered } = compareAnswers(7, FILES, answers);
    expect(lines).toEqual([expect.objectContaining(line)]);
    expect(unanswered).toContain("other");
  });
});

describe("reading an answer", () => {
  it("takes the words of three languages and nothing else", () => {
    expect(["Cleared", " согласовано ", "Бас тартылды", "ok", ""].map(readAnswer)).toEqual([
      "cleared",
      "cleared",
      "refused",
      null,
      null,
    ]);
  });

  it("finds the columns of a workbook by their headings, and passes over rows without an answer", () => {
    const table = [
      ["File", "Batch", "surname", "Answer", "Remark"],
      ["a", "7", "X", "cleared", ""],
      ["b", "7", "Y", "", ""],
      ["c", "7.0", "Z", "perhaps", "ask"],
    ];
    expect(readTableAnswers(table)).toEqual({
      ok: true,
      value: [
        { batch: 7, file: "a", answer: "cleared", remark: "" },
        { batch: 7, file: "c", answer: null, remark: "ask" },
      ],
    });
    expect(readTableAnswers([["File", "Answer"]])).toMatchObject({ error: "unreadable" });
    expect(readTableAnswers(table.slice(0, 1))).toMatchObject({ error: "empty" });
  });

  it.each([
    ["{", "unreadable"],
    ["[]", "unreadable"],
    ['{"batch":"7","answers":[]}', "unreadable"],
    ['{"batch":7,"answers":[{"answer":"cleared"}]}', "unreadable"],
    ['{"batch":7,"answers":[]}', "empty"],
  ])("refuses %s", (text, error) => {
    expect(readJsonAnswers(text)).toEqual({ ok: false, error });
  });
});

describe("before answers are carried out", () => {
  it("each kind that a delegation is told needs its words, those cleared none", () => {
    const none = { refused: "", returned: "" };
    expect(lackingReasons(["cleared", "returned", "returned"], none)).toEqual(["returned"]);
    expect(lackingReasons(["refused", "returned"], none)).toEqual(["refused", "returned"]);
    expect(lackingReasons(["refused"], { refused: "Listed", returned: "" })).toEqual([]);
    expect(lackingReasons(["cleared"], none)).toEqual([]);
  });
});
