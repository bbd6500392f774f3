import { expect, test } from "vitest";

import { CUSTODY_STATES, decideMove } from "#app/domain/custody/custody.ts";
import { readReceipt, receiptNumber } from "#app/domain/custody/receipt.ts";

const may = (move: Parameters<typeof decideMove>[1]) =>
  CUSTODY_STATES.filter((from) => decideMove(from, move).ok);

test("only what lies at the desk is handed over, and only what is away comes back", () => {
  expect(may("handed_over")).toEqual(["desk"]);
  expect(may("returned")).toEqual(["out", "lost", "stolen"]);
  expect(may("lost")).toEqual(["desk", "out", "lost", "stolen"]);
  expect(may("destroyed")).toEqual(["desk", "out", "lost", "stolen"]);
});

test("each refusal says where the badge is", () => {
  expect(decideMove("out", "handed_over")).toEqual({ ok: false, error: "handed_before" });
  expect(decideMove("stolen", "handed_over")).toEqual({ ok: false, error: "not_here" });
  expect(decideMove("not_printed", "handed_over")).toEqual({ ok: false, error: "not_printed" });
  expect(decideMove("desk", "returned")).toEqual({ ok: false, error: "not_out" });
  expect(decideMove("destroyed", "returned")).toEqual({ ok: false, error: "is_destroyed" });
});

const typed = {
  taker: "proxy",
  document: "national_id",
  identityChecked: true,
  takenBy: "  Aigerim \u0000 Kassymova ",
  letter: " 01-14/212 ",
} as const;
const one = { count: 1, delegations: 1, holder: "KIM, Min" };

test("a proxy's receipt bears the proxy's name and letter, a holder's the holder's name", () => {
  expect(readReceipt(typed, { ...one, count: 3 })).toEqual({
    ok: true,
    value: {
      taker: "proxy",
      document: "national_id",
      takenBy: "Aigerim Kassymova",
      letter: "01-14/212",
    },
  });
  expect(readReceipt({ ...typed, taker: "holder" }, one)).toMatchObject({
    ok: true,
    value: { takenBy: "KIM, Min", letter: "" },
  });
});

test("all that is wrong with a receipt is told at once", () => {
  const nothing = { ...typed, identityChecked: false, takenBy: " ", letter: "" };
  expect(readReceipt(nothing, { count: 2, delegations: 2, holder: "" })).toEqual({
    ok: false,
    error: ["several_delegations", "name_missing", "letter_missing", "identity_unchecked"],
  });
  expect(readReceipt({ ...typed, taker: "holder" }, { ...one, count: 2 })).toEqual({
    ok: false,
    error: ["holder_of_several"],
  });
  expect(readReceipt(typed, { ...one, count: 0 })).toEqual({ ok: false, error: ["nobody_marked"] });
});

test("receipts are called by four figures or more", () => {
  expect([7, 12345].map(receiptNumber)).toEqual(["R-0007", "R-12345"]);
});
