import { expect, test } from "vitest";

import { type Assignment, interpreterNews } from "#app/domain/bilateral/interpreting.ts";

const slot = (from: number) => ({ roomId: "altai", from, until: from + 30 });
const named: Assignment = {
  ...{ requestId: "a", nomineeId: "omar", delegationId: "jo", language: "en" },
  ...{ email: "omar@mfa.example", slot: slot(10) },
};
const told = { ...named, sequence: 0 };

test("who is named for a booked meeting is told, and not twice", () => {
  expect(interpreterNews([named], [])).toMatchObject([
    { turn: "booked", was: null, is: slot(10), sequence: 0 },
  ]);
  expect(interpreterNews([named], [told])).toEqual([]);
});

test("a move and a cancellation are told with what stood before, each as a later word", () => {
  expect(interpreterNews([{ ...named, slot: slot(20) }], [told])).toMatchObject([
    { turn: "moved", was: slot(10), is: slot(20), sequence: 1 },
  ]);
  expect(interpreterNews([], [told])).toMatchObject([{ turn: "cancelled", is: null, sequence: 1 }]);
  const off = { ...told, slot: null, sequence: 1 };
  expect(interpreterNews([], [off])).toEqual([]);
  expect(interpreterNews([named], [off])).toMatchObject([{ turn: "booked", sequence: 2 }]);
});

test("another address is told anew, and the one before hears that it is off", () => {
  const elsewhere = { ...named, email: "omar@home.example" };
  expect(interpreterNews([elsewhere], [told])).toMatchObject([
    { email: "omar@home.example", turn: "booked" },
    { email: "omar@mfa.example", turn: "cancelled" },
  ]);
});
