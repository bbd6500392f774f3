import { expect, test } from "vitest";

import { BEFORE, chosenTab, tabsOf } from "#app/domain/programme/tabs.ts";
import { cicaItems } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const { days } = await cicaDefinition();
const DAYS = ["2022-10-11", "2022-10-12", "2022-10-13", "2022-10-14"];
const tabs = tabsOf(cicaItems, days);

test("what came before the eve stands in one tab, then each day in its own", () => {
  expect(tabs.map(({ key }) => key)).toEqual([BEFORE, ...DAYS]);
  expect(tabs[0]?.days.length).toBeGreaterThan(1);
});

test("opens at the wished tab, else at today's, the next that has something, or the last", () => {
  const at = (wished: string | null, today: string) => chosenTab(tabs, wished, today)?.key;
  expect(at("2022-10-11", "2022-10-13")).toBe("2022-10-11");
  expect(at("2031-01-01", "2022-10-12")).toBe("2022-10-12");
  expect(at(null, "2022-09-01")).toBe("2022-10-11");
  expect(at(null, "2023-01-01")).toBe("2022-10-14");
  expect(chosenTab([], null, "2022-10-12")).toBeNull();
});
