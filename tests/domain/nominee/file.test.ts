import { describe, expect, test } from "vitest";

import { maySendIn, nominationWindow, timeLeft } from "#app/domain/nominee/deadline.ts";
import { missingOf, type FileContents } from "#app/domain/nominee/missing.ts";
import { FILE_STATUSES } from "#app/domain/nominee/status.ts";
import { canTurn, mayTurn, TURNS, type Turn } from "#app/domain/nominee/turns.ts";

const complete: FileContents = {
  surname: "Al-Hmoud",
  position: "Director",
  nationality: "JOR",
  birthDate: "1984-03-17",
  passportExpires: "2031-05-22",
  hasPassportNumber: true,
  hasPhoto: true,
  category: { photo: "required" },
};

describe("what is missing", () => {
  test("nothing of a complete file, whether or not there are given names", () => {
    expect(missingOf(complete)).toEqual([]);
  });

  test("an empty file lists every gap in the order of the form", () => {
    const empty: FileContents = {
      surname: "",
      position: "",
      nationality: null,
      birthDate: null,
      passportExpires: null,
      hasPassportNumber: false,
      hasPhoto: false,
      category: null,
    };
    expect(missingOf(empty)).toEqual([
      "surname",
      "position",
      "nationality",
      "passportNumber",
      "birthDate",
      "passportExpires",
      "category",
      "photo",
    ]);
  });

  test("a head of State needs no photo", () => {
    expect(missingOf({ ...complete, hasPhoto: false, category: { photo: "free" } })).toEqual([]);
    expect(missingOf({ ...complete, hasPhoto: false })).toEqual(["photo"]);
  });
});

describe("turns of a file", () => {
  const turns = Object.keys(TURNS) as Turn[];

  test("only drafts and returned files are sent", () => {
    const sent = FILE_STATUSES.filter((status) => canTurn("submit", status));
    expect(sent).toEqual(["draft", "returned"]);
  });

  test("only an officer's reopening leads out of refused, and out of withdrawn only the undoing of it", () => {
    expect(turns.filter((turn) => canTurn(turn, "refused"))).toEqual(["reopen"]);
    expect(mayTurn("reopen", ["focal", "deputy", "desk"])).toBe(false);
    expect(turns.filter((turn) => canTurn(turn, "withdrawn"))).toEqual(["undo_withdrawal"]);
  });

  test("a delegation never approves itself, an officer never nominates", () => {
    expect(mayTurn("approve", ["focal", "deputy"])).toBe(false);
    expect(mayTurn("submit", ["officer", "security", "desk", "admin"])).toBe(false);
    expect(mayTurn("submit", ["deputy"])).toBe(true);
  });
});

describe("the close of nominations, in Astana", () => {
  const nominations = { open: "2022-08-01T09:00", close: "2022-10-12T18:00" };
  const close = Date.parse("2022-10-12T12:00:00Z");

  test("the last millisecond is in time, the hour itself is late", () => {
    expect(nominationWindow(nominations, new Date(close - 1))).toBe("open");
    expect(nominationWindow(nominations, new Date(close))).toBe("closed");
    expect(nominationWindow(nominations, new Date("2022-08-01T02:59:59Z"))).toBe("not_open");
  });

  test("a returned file may come back late, a draft may not", () => {
    expect(maySendIn("closed", "returned")).toBe(true);
    expect(maySendIn("closed", "draft")).toBe(false);
    expect(maySendIn("not_open", "returned")).toBe(false);
  });

  test("what is left counts down to one minute, then to nothing", () => {
    const left = (before: number) => timeLeft(nominations, new Date(close - before));
    const minute = 60_000;
    expect(left((6 * 1440 + 7 * 60 + 48) * minute)).toEqual({ days: 6, hours: 7, minutes: 48 });
    expect(left(1)).toEqual({ days: 0, hours: 0, minutes: 1 });
    expect(left(0)).toBeNull();
  });
});
