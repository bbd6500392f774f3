import { expect, test } from "vitest";

import { dayAfter, dueRules } from "#app/domain/retention/rules.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const rule = (data: string, today: string) =>
  dueRules(definition, today).find((each) => each.data === data);

test("passports are due thirty days after the last day of the summit, and not a day earlier", () => {
  expect(rule("passport", "2022-11-11")).toMatchObject({ dueOn: "2022-11-12", isDue: false });
  expect(rule("passport", "2022-11-12")).toMatchObject({ isDue: true });
});

test("a class without a rule goes by the usual days", () => {
  const rules = dueRules({ days: ["2022-10-13", "2022-10-12"] }, "2022-10-14");
  expect(rules.find(({ data }) => data === "imports")).toMatchObject({
    dueOn: "2022-10-14",
    isDue: true,
  });
  expect(rules.filter(({ isDue }) => isDue)).toHaveLength(1);
});

test("days are counted over the ends of months and years", () => {
  expect(dayAfter("2022-12-31", 60)).toBe("2023-03-01");
  expect(dayAfter("2024-02-28", 1)).toBe("2024-02-29");
});
