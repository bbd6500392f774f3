import { expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { formatDays } from "#app/domain/time/spans.ts";

const inAll = (first: string, last: string) =>
  LANGUAGES.map((language) => formatDays(first, last, language));

test("days of one month say month and year once, where the language has them", () => {
  expect(inAll("2022-09-28", "2022-09-29")).toEqual([
    "28–29 September 2022",
    "28–29 сентября 2022 года",
    "2022 жылғы 28–29 қыркүйек",
  ]);
});

test("days of two months say the year once, and of two years everything", () => {
  expect(inAll("2022-09-30", "2022-10-02")).toEqual([
    "30 September – 2 October 2022",
    "30 сентября – 2 октября 2022 года",
    "2022 жылғы 30 қыркүйек – 2 қазан",
  ]);
  expect(formatDays("2022-12-31", "2023-01-01", "en")).toBe("31 December 2022 – 1 January 2023");
});

test("a first day that is the last is one day", () => {
  expect(formatDays("2022-10-13", "2022-10-13", "en")).toBe("13 October 2022");
});
