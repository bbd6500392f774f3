import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cellsOf, checkRow, type RowContext } from "#app/domain/import/row.ts";
import { readHeadings } from "#app/domain/import/columns.ts";
import { MOST_ROWS } from "#app/domain/import/limits.ts";
import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { headingNames } from "#app/server/import/headings.server.ts";
import { readTable } from "#app/server/import/list.thread.ts";
import { translator } from "#app/text/translator.ts";
import { listWords, type SpokenRefusal } from "#app/ui/import/words.ts";
import { HEADINGS, personRow, xlsx, zip } from "#tests/support/import.ts";

const headings = new Set(headingNames().keys());
const read = (bytes: Uint8Array | string) => readTable(Buffer.from(bytes), headings);
const text = (content: string): Uint8Array => Buffer.from(content, "utf8");

/** What a delegation reads of a refused file, in each language. */
async function refused(bytes: Uint8Array | string): Promise<{ kind: string; said: string[] }> {
  const table = await read(bytes);
  const outcome = table.ok ? readHeadings(table.value, headingNames()) : table;
  if (outcome.ok) return { kind: "taken", said: [] };
  const refusal = outcome.error as ListRefusal & SpokenRefusal;
  const said = LANGUAGES.map((language) => listWords(translator(language, "import"), refusal));
  return { kind: refusal.kind, said };
}

describe("an XLSX", () => {
  test("is read with its texts, numbers and dates", async () => {
    const table = await read(
      await xlsx([
        HEADINGS,
        [
          "Delegate",
          null,
          "Li",
          null,
          "李",
          null,
          "CHN",
          "000123",
          new Date("1984-03-17T00:00:00Z"),
        ],
      ]),
    );
    expect(table.ok && table.value[1]?.slice(0, 9)).toEqual([
      "Delegate",
      "",
      "Li",
      "",
      "李",
      "",
      "CHN",
      "000123",
      "1984-03-17",
    ]);
  });

  /** The parts that Excel itself would write, with one of them changed. */
  const book = (sheet: string, extra: { name: string; bytes: Uint8Array }[] = [], level = 0) =>
    zip(
      [
        {
          name: "[Content_Types].xml",
          bytes: text(
            `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
          ),
        },
        {
          name: "xl/workbook.xml",
          bytes: text(
            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
          ),
        },
        {
          name: "xl/_rels/workbook.xml.rels",
          bytes: text(
            `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
          ),
        },
        {
          name: "xl/worksheets/sheet1.xml",
          bytes: text(
            `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
          ),
        },
        ...extra,
      ],
      level,
    );
  const cell = (at: string, value: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const HEAD = `<row r="1">${cell("A1", "Surname")}${cell("B1", "Given names")}</row>`;

  test("of a hand that is not Excel's is read too", async () => {
    const table = await read(await book(`${HEAD}<row r="2">${cell("A2", "Li")}</row>`));
    expect(table).toEqual({
      ok: true,
      value: [
        ["Surname", "Given names"],
        ["Li", ""],
      ],
    });
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ["too_many_columns", () => book(`<row r="1">${cell("XFD1", "x")}</row>`), /100 columns/],
    [
      "formula_error",
      () => book(`${HEAD}<row r="2"><c r="B2" t="e"><v>#REF!</v></c></row>`),
      /Cell B2/,
    ],
    ["macros", () => book(HEAD, [{ name: "xl/vbaProject.bin", bytes: text("x") }]), /macros/],
    ["bomb", () => book(`${HEAD}${" ".repeat(130 * 1024 * 1024)}`, [], 1), /120 MB/],
    ["wrong_type", () => zip([{ name: "T4820173.jpg", bytes: text("x") }]), /neither XLSX nor CSV/],
    [
      "encrypted",
      () => zip([{ name: "xl/workbook.xml", bytes: text("x"), password: "p" }]),
      /password/,
    ],
    ["broken", async () => (await xlsx([HEADINGS, personRow(1)])).subarray(0, 900), /damaged/],
    ["broken", () => book("<row r='2'><c"), /damaged/],
    [
      "encrypted",
      () =>
        Buffer.concat([
          Buffer.from("d0cf11e0a1b11ae1", "hex"),
          Buffer.from("EncryptedPackage", "utf16le"),
        ]),
      /password/,
    ],
    ["old_excel", () => Buffer.from("d0cf11e0a1b11ae100000000", "hex"), /\.xls/],
    ["wrong_type", () => text("%PDF-1.7 ..."), /neither XLSX nor CSV/],
    [
      "wrong_type",
      () => text("<html><table><tr><td>Surname</td></tr></table>"),
      /neither XLSX nor CSV/,
    ],
    ["empty", () => new Uint8Array(), /empty/],
    ["no_headings", () => xlsx([personRow(1), personRow(2)]), /row of headings/],
    [
      "column_missing",
      () =>
        xlsx([
          ["Category", "Given names"],
          ["Delegate", "Layla"],
        ]),
      /“Surname”/,
    ],
    [
      "column_twice",
      () =>
        xlsx([
          ["Surname", "Given names", "Фамилия"],
          ["Li", "", "Li"],
        ]),
      /both “Surname”/,
    ],
  ])("is refused as %s, in words", async (kind, make, english) => {
    const outcome = await refused(await make());
    expect(outcome.kind).toBe(kind);
    expect(outcome.said[0]).toMatch(english);
    expect(new Set(outcome.said).size).toBe(3);
  });

  test("whose directory lies about its size is counted, not believed", async () => {
    const sheet = `${HEAD}${" ".repeat(130 * 1024 * 1024)}`;
    const bytes = Buffer.from(await book(sheet, [], 6));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    const size = Buffer.alloc(4);
    const frame =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>';
    size.writeUInt32LE(sheet.length + frame.length);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size))
      bytes.writeUInt32LE(1000, at);
    expect(["bomb", "broken"]).toContain((await refused(bytes)).kind);
  });
});

describe("a CSV", () => {
  const rows = [
    ["Фамилия", "Имена", "Номер паспорта"],
    ["Ә. Нұрлан", "Шолпан; «Қ»", "N123"],
  ];
  const joined = (separator: string, list = rows) =>
    list.map((cells) => cells.map((one) => `"${one}"`).join(separator)).join("\r\n");

  test.each([",", ";", "\t"])("with %j between its cells is read", async (separator) => {
    expect(await read(joined(separator))).toEqual({ ok: true, value: rows });
    expect(await read(`\uFEFF${joined(separator)}`)).toEqual({ ok: true, value: rows });
  });

  test("as Excel's Unicode text is read", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(joined("\t"), "utf16le")]);
    expect(await read(bytes)).toEqual({ ok: true, value: rows });
  });

  test("in Windows-1251 is read as Russian", async () => {
    const russian = "Фамилия;Имена\r\nИванова;Мария";
    expect(await read(windows1251(russian))).toEqual({
      ok: true,
      value: [
        ["Фамилия", "Имена"],
        ["Иванова", "Мария"],
      ],
    });
  });

  test("whose letters could only be guessed is refused", async () => {
    const { kind, said } = await refused(
      Buffer.from("Surname,Given names\r\nGarc\xeda,Jos\xe9", "latin1"),
    );
    expect(kind).toBe("encoding");
    expect(said[0]).toMatch(/CSV UTF-8/);
  });

  test.each<[string, () => string, RegExp]>([
    ["csv_broken", () => `Surname,Given names\r\n"Li,Wei\r\n`, /quotation mark/],
    [
      "too_many_rows",
      () => `Surname,Given names\r\n${"Li,Wei\r\n".repeat(MOST_ROWS + 2)}`,
      /5000 people/,
    ],
    ["empty", () => "\r\n\r\n", /empty/],
  ])("is refused as %s, in words", async (kind, make, english) => {
    const outcome = await refused(make());
    expect(outcome.kind).toBe(kind);
    expect(outcome.said[0]).toMatch(english);
  });

  test("of ours runs nothing in a spreadsheet, and comes back as it was", async () => {
    const evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", 'say "hi"', "a,b\nc"];
    const csv = csvText([["Surname", "Given names"], ...evil.map((one) => ["Li", one])]);
    for (const line of csv.split("\r\n")) expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
    const back = await read(csv);
    expect(back.ok && back.value.slice(1).map((cells) => cells[1])).toEqual(evil);
  });
});

const CONTEXT: RowContext = {
  categories: [
    { id: "delegate", letter: "D", name: { en: "Delegate", ru: "Делегат", kk: "Делегат" } },
  ],
  stateCode: (code) => (code === "JOR" ? "JOR" : null),
  today: "2022-10-12",
};

describe("whatever stands in the cells", () => {
  const anyCell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.constantFrom(
      '=HYPERLINK("x")',
      "\u202Eabc",
      "\u0000",
      "31.02.2020",
      "D",
      "JOR",
      "P<UTO<<",
      "'",
      '"',
    ),
  );
  const anyTable = fc.array(fc.array(anyCell, { maxLength: 12 }), { minLength: 1, maxLength: 6 });

  test("a row is either a draft or has refusals, never both and never neither", () => {
    const { fields } = headingsOf();
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 12 }), (cells) => {
        const { draft, refusals } = checkRow(cellsOf(cells, fields), CONTEXT);
        expect(draft === null).toBe(refusals.length > 0);
      }),
    );
  });

  test("a workbook and a CSV come back as they were written, or are refused in words", async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => {
        const outcome = await refused(csvText([HEADINGS, ...table]));
        expect(outcome.kind === "taken" || outcome.said.every((said) => said.length > 5)).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  test("bytes that are no list at all never break the reading", async () => {
    const start = fc.constantFrom([0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], []);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        const outcome = await refused(Buffer.concat([Buffer.from(head), rest]));
        expect(outcome.kind === "taken" || outcome.said.every((said) => said.length > 5)).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});

function headingsOf() {
  const found = readHeadings([HEADINGS], headingNames());
  if (!found.ok) throw new Error("The template's own headings are not understood");
  return found.value;
}

/** Node writes no Windows-1251; Russian letters stand there in one run. */
function windows1251(content: string): Uint8Array {
  return Uint8Array.from(
    [...content].map((letter) => {
      const point = letter.codePointAt(0) ?? 0;
      return point >= 0x410 && point <= 0x44f ? point - 0x410 + 0xc0 : point;
    }),
  );
}
