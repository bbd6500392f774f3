import { expect, test } from "vitest";

import { createWedge, type Key } from "#app/scanner/wedge.ts";

const PREFIX = "SHK1:";
/** Where the signs of a code stand on an American keyboard. */
const CODES: Record<string, readonly [string, boolean]> = {
  ...{ ":": ["Semicolon", true], "+": ["Equal", true], $: ["Digit4", true], "%": ["Digit5", true] },
  ...{ "*": ["Digit8", true], " ": ["Space", false], "-": ["Minus", false] },
  ...{ ".": ["Period", false], "/": ["Slash", false] },
};
const keyOf = (sign: string): readonly [string, boolean] =>
  CODES[sign] ?? (/\d/.test(sign) ? [`Digit${sign}`, false] : [`Key${sign}`, true]);

/** What a scanner types, a sign in so many milliseconds, on a phone whose layout makes of each sign another. */
function typed(text: string, { every = 4, layout = (sign: string) => sign } = {}): string | null {
  const wedge = createWedge(PREFIX);
  const keys = [...text].flatMap((sign): Omit<Key, "at">[] => {
    const [code, shift] = keyOf(sign);
    const down = { key: layout(sign), code, shift };
    return shift ? [{ key: "Shift", code: "ShiftLeft", shift }, down] : [down];
  });
  keys.forEach((key, place) => wedge.press({ ...key, at: place * every }));
  return wedge.press({ key: "Enter", code: "Enter", shift: false, at: keys.length * every }).text;
}

const CODE = "SHK1:6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDEXWK G2EP4J0B";

test("a hardware scanner types a code, and it is read as one", () => {
  expect(typed(CODE)).toBe(CODE);
});

test("with a Russian keyboard on the phone the code is the same", () => {
  const russian: Record<string, string> = { S: "Ы", H: "Р", K: "Л", ":": "Ж", "/": "." };
  expect(typed(CODE, { layout: (sign) => russian[sign] ?? sign })).toBe(CODE);
});

test("what a person types is no scan, nor is a lone Enter", () => {
  expect(typed(CODE, { every: 200 })).toBeNull();
  expect(typed("")).toBeNull();
});

test("a foreign code comes through as it is, for the judge to refuse", () => {
  expect(typed("https://example.org".toUpperCase())).toBe("HTTPS://EXAMPLE.ORG");
});
