import { expect, it } from "vitest";

import { holdsName, nameBook } from "#scripts/bench/faults/logs.ts";

const BOOK = nameBook(["al-hmoud", "layla nasser", "layla", "өтегенов", "van der berg"]);

it.each([
  '{"msg":"Saved","surname":"AL-HMOUD"}',
  '{"msg":"No such person: Layla  Nasser"}',
  '{"name":["Van","der","Berg"]}',
  "Error: ДАНИЯР ӨТЕГЕНОВ, ...",
])("%s holds somebody's name", (line) => {
  expect(holdsName(line, BOOK)).toBe(true);
});

it.each(['{"msg":"Nasser"}', "van der", "berg", "hmoud al", "", '{"id":"al-hmoud-2"}'])(
  "%s holds none",
  (line) => {
    expect(holdsName(line, BOOK)).toBe(false);
  },
);
