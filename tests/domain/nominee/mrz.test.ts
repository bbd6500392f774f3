import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { composeMrz, type MrzSource } from "#app/domain/nominee/compose-mrz.ts";
import { cellLooks } from "#app/domain/nominee/mrz-cells.ts";
import { MRZ_FORMATS, type MrzFormat } from "#app/domain/nominee/mrz-layout.ts";
import { suggestRepair } from "#app/domain/nominee/mrz-repair.ts";
import { mrzLines, readMrz } from "#app/domain/nominee/mrz.ts";

const TODAY = "2022-10-12";
// The specimens of ICAO 9303-5 (TD1, and one with a long number) and 9303-6 (TD2), appendices.
const CARD =
  "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const LONG =
  "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";
const TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";

const word = (longest: number) =>
  fc.string({
    unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    minLength: 1,
    maxLength: longest,
  });
const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const sources = (format: MrzFormat): fc.Arbitrary<MrzSource> =>
  fc.record({
    issuer: fc.stringMatching(/^[A-Z]{3}$/),
    surname: word(12),
    givenNames: fc.oneof(
      fc.constant(""),
      fc.array(word(6), { minLength: 1, maxLength: 2 }).map((names) => names.join(" ")),
    ),
    number: fc.stringMatching(
      format === "TD3" ? /^[A-Z0-9]{3,9}$/ : /^([A-Z0-9]{3,9}|[A-Z0-9]{10,14})$/,
    ),
    nationality: fc.stringMatching(/^[A-Z]{3}$/),
    birthDate: fc.option(day("1923-01-01", "2022-01-01")),
    expires: day("2000-01-01", "2049-12-31"),
    sex: fc.constantFrom("M" as const, "F" as const, "X" as const),
  });

const documents = fc.oneof(
  ...MRZ_FORMATS.map((format) =>
    fc.record({ format: fc.constant(format), source: sources(format) }),
  ),
);

describe("the zone of a card", () => {
  test.each([
    ["TD1", CARD, { number: "D23145890", surname: "ERIKSSON", givenNames: "ANNA MARIA" }],
    ["TD1", LONG, { number: "D23145890734", surname: "STEVENSON", givenNames: "PETER JOHN" }],
    ["TD2", TD2, { number: "D23145890", surname: "ERIKSSON", givenNames: "ANNA MARIA" }],
  ])("reads the %s specimen", (format, text, said) => {
    expect(readMrz(text, TODAY)).toMatchObject({ ok: true, value: { format, ...said } });
  });

  test("reads it with its line breaks lost or moved, spaced, in small letters", () => {
    const joined = CARD.replaceAll("\n", "");
    for (const text of [
      joined,
      joined.replace(/(.{20})/g, "$1\n"),
      CARD.toLowerCase().replace(/(.{5})/g, "$1 "),
    ])
      expect(readMrz(text, TODAY)).toEqual(readMrz(CARD, TODAY));
  });

  test("its three lines are cells, with the check digits marked where a card has them", () => {
    const cells = cellLooks(mrzLines(CARD.replace("F120415", "F120416")));
    const marked = (line: number, look: string): number[] =>
      (cells[line] ?? []).flatMap((cell, at) => (cell.look === look ? [at + 1] : []));
    expect([marked(0, "check"), marked(1, "check"), marked(1, "wrong")]).toEqual([
      [15],
      [7, 30],
      [15],
    ]);
  });
});

describe("what is no passport and no card", () => {
  test("a visa is called a visa", () => {
    const visa =
      "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
    expect(readMrz(visa, TODAY)).toEqual({ ok: false, error: [{ kind: "visa" }] });
    const small = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";
    expect(readMrz(small, TODAY)).toEqual({ ok: false, error: [{ kind: "visa" }] });
  });

  test("a card must begin as a card", () => {
    expect(readMrz(CARD.replace("I<", "X<"), TODAY)).toEqual({
      ok: false,
      error: [{ kind: "document", format: "TD1" }],
    });
  });
});

describe("every document", () => {
  test("reads as it was written, whatever its format", () => {
    fc.assert(
      fc.property(documents, ({ format, source }) => {
        const read = readMrz(composeMrz(source, format), TODAY);
        expect(read).toEqual({
          ok: true,
          value: { ...source, format, sex: source.sex === "X" ? null : source.sex },
        });
      }),
    );
  });

  test("any one changed character that a check digit covers is found, but for exchanges by a multiple of ten", () => {
    const place = fc.nat({ max: 89 });
    const character = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
    fc.assert(
      fc.property(documents, place, character, ({ format, source }, at, to) => {
        const text = composeMrz(source, format);
        const from = text.charAt(at);
        fc.pre(from !== "" && from !== "\n" && from !== to && isChecked(format, at));
        // 0 and A, B and L, 1 and K ...: weights 7, 3, 1 see no difference of ten (ICAO 9303-3 §4.9).
        fc.pre((value(from) - value(to)) % 10 !== 0);
        expect(readMrz(text.slice(0, at) + to + text.slice(at + 1), TODAY).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("no check digit covers document code, issuer, names, nationality and sex of a passport", () => {
    const text = composeMrz(
      {
        issuer: "KAZ",
        surname: "Omarova",
        givenNames: "Aigerim",
        number: "N1234567",
        nationality: "KAZ",
        birthDate: "1990-02-03",
        expires: "2030-02-03",
        sex: "F",
      },
      "TD3",
    );
    const unnoticed = [...text].flatMap((from, at) => {
      const to = [..."BC"].find((letter) => (value(from) - value(letter)) % 10 !== 0);
      if (from === "\n") return [];
      return readMrz(text.slice(0, at) + to + text.slice(at + 1), TODAY).ok ? [at] : [];
    });
    const range = (start: number, end: number) =>
      Array.from({ length: end - start }, (_, i) => start + i);
    expect(unnoticed).toEqual([...range(1, 44), ...range(55, 58), 65]);
  });

  test("never throws, whatever is typed, and neither do repair and cells", () => {
    const zoneLike = fc.array(fc.stringMatching(/^[A-Z0-9<OIo\n ]{0,44}$/), { maxLength: 4 });
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      zoneLike.map((lines) => lines.join("\n")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        readMrz(text, TODAY);
        suggestRepair(text);
        cellLooks(mrzLines(text));
      }),
    );
  });

  test("letters typed for digits, and digits for letters, are put right in one tap", () => {
    const mixed = CARD.replace("7408122F", "74O8I22F").replace("ERIKSSON", "ER1K550N");
    expect(suggestRepair(mixed)?.text).toBe(CARD);
    expect(suggestRepair(mixed)?.changes).toHaveLength(6);
  });
});

const value = (character: string): number => (character === "<" ? 0 : parseInt(character, 36));

/** Columns under a check digit, as an index into the text with its line breaks. */
function isChecked(format: MrzFormat, at: number): boolean {
  const within = (line: number, length: number, from: number, to: number): boolean =>
    at >= line * (length + 1) + from && at < line * (length + 1) + to;
  if (format === "TD1")
    return (
      within(0, 30, 5, 30) || within(1, 30, 0, 7) || within(1, 30, 8, 15) || within(1, 30, 18, 30)
    );
  const length = format === "TD2" ? 36 : 44;
  return within(1, length, 0, 10) || within(1, length, 13, 20) || within(1, length, 21, length);
}
