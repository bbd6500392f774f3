import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, describe, expect, it } from "vitest";

import type { SheetEdition, SheetMeeting } from "#app/domain/bilateral/sheet/edition.ts";
import { layOutRoomSheet } from "#app/domain/bilateral/sheet/layout.ts";
import { LANGUAGES, PAPER_ORDER } from "#app/domain/language/languages.ts";
import { doorSignPdf, roomSheetPdf } from "#app/server/bilateral/sheet/sheet.thread.ts";
import { sheetWords } from "#app/server/bilateral/sheet/sheet-edition.server.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { at } from "#tests/support/bilaterals.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const pdfium = await PDFiumLibrary.init();
afterAll(() => pdfium.destroy());

const { delegations, rooms, abbreviation } = await cicaDefinition();
const CURRENT = "http://localhost:3000/bilaterals/rooms/burabay.pdf?day=2022-10-13";
const DAY = "2022-10-13";

function side(id: string, people: string[] = [], interpreters: string[] = []) {
  const home = delegations.find((each) => each.id === id);
  if (!home) throw new Error(`No delegation ${id}`);
  const { code, iso2 = null, name } = home;
  return { code, iso2, name, seats: people.length || 10, people, interpreters };
}
const meeting = (time: string, sides: ReturnType<typeof side>[], press = 0): SheetMeeting => ({
  from: at(time, DAY),
  until: at(time, DAY) + 30 * 60_000,
  level: "head",
  sides,
  languages: ["ar", "ky", "en"],
  pressMinutes: press,
});
const DAY_OF_BURABAY: readonly SheetMeeting[] = [
  meeting(
    "09:00",
    [
      side("jo", ["H.E. Ayman Safadi", "Layla Al-Hmoud"], ["Omar Haddad"]),
      side("kg", ["H.E. Жээнбек Кулубаев"], []),
    ],
    5,
  ),
  meeting("11:30", [side("in"), side("uz")]),
  meeting("14:15", [side("ae"), side("tj"), side("kz")]),
];

function edition(
  languages: SheetEdition["languages"] = PAPER_ORDER,
  meetings: readonly SheetMeeting[] = DAY_OF_BURABAY,
): SheetEdition {
  const room = rooms.find(({ id }) => id === "burabay");
  if (!room) throw new Error("No room");
  return {
    ...{ languages, room, day: DAY, meetings, version: 5, changedAt: new Date(at("07:30", DAY)) },
    ...{
      abbreviation,
      words: { en: sheetWords("en"), ru: sheetWords("ru"), kk: sheetWords("kk") },
    },
  };
}

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await pdfium.loadDocument(pdf);
  const pages = [...document.pages()].map((page) =>
    page
      .getText()
      .replace(/\u0002|\ufffe/g, "-")
      .replace(/\s+/g, " "),
  );
  document.destroy();
  return pages;
}

describe("the sheet by which a room is set", () => {
  it("says in three languages who meets, in the order of flags, with names, interpreters and press", async () => {
    const [text = "", ...more] = await pagesOf(await roomSheetPdf(edition(), CURRENT));
    expect(more).toEqual([]);
    for (const words of [
      ...["Бурабай", "Burabay", "Бейсенбі, 13 қазан", "Thursday, 13 October 2022"],
      ...["A · бірінші тарап (қабылдаушы)", "second party", "third party", "Қырғызстан", "Jordan"],
      ...["1 H.E. Ayman Safadi, 2 Layla Al-Hmoud", "Жээнбек Кулубаев", "Omar Haddad"],
      ...["Баспасөз: 5 мин", "2 + 1", "09:00", "–09:30", "(UTC+6)", "Version 5, 13.10.2022, 07:30"],
    ])
      expect(text).toContain(words);
    expect(text.indexOf("Иордания")).toBeLessThan(text.indexOf("Қырғызстан"));
  });

  it("speaks one language where one is asked for", async () => {
    for (const language of LANGUAGES) {
      const [text = ""] = await pagesOf(await roomSheetPdf(edition([language]), CURRENT));
      expect(text).toContain(sheetWords(language).roomSheet);
      for (const other of LANGUAGES) {
        if (other !== language) expect(text).not.toContain(sheetWords(other).roomSheet);
      }
    }
  });

  it("is the same to the byte when it is printed again, tagged, and in the language that it says", async () => {
    const once = Buffer.from(await roomSheetPdf(edition(), CURRENT));
    const again = Buffer.from(await roomSheetPdf(edition(), CURRENT));
    expect(Buffer.compare(once, again)).toBe(0);
    const raw = once.toString("latin1");
    for (const part of ["/MarkInfo", "/StructTreeRoot", "/Lang (kk)", "/DisplayDocTitle true"])
      expect(raw).toContain(part);
    expect(raw).toContain("/S /Figure");
    for (const language of LANGUAGES)
      for (const pdf of [
        await roomSheetPdf(edition([language]), CURRENT),
        await doorSignPdf(edition([language])),
      ])
        await expectAccessible(pdf, { language, title: edition().room.name[language] });
  });

  it("keeps each meeting whole on one page, however many there are, and nothing beyond the paper", () => {
    const many = Array.from({ length: 24 }, (_, i) => ({
      ...meeting("09:00", [side("jo"), side("kg")]),
      from: at("09:00", DAY) + i * 1_800_000,
    }));
    const pages = layOutRoomSheet(edition(PAPER_ORDER, many), typesetter);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(
      many.map(({ from }) => String(from)),
    );
    expect(pages.filter(({ plan }) => plan)).toHaveLength(1);
    for (const { rows, furniture, head, columns, plan } of pages) {
      for (const row of rows) expect(row.top + row.height).toBeLessThanOrEqual(262);
      for (const { x, width } of [...furniture, ...head, ...columns, ...(plan?.labels ?? [])]) {
        expect(x).toBeGreaterThanOrEqual(16);
        expect(x + width).toBeLessThanOrEqual(192.5);
      }
    }
  });

  it("prints who sits there in the script in which a delegation writes it", async () => {
    const names = ["习近平", "황보 예슬", "Nguyễn Thị Minh Khai", "Əliyarov Rəşad", "桐ヶ谷 澪"];
    const day = [meeting("09:00", [side("cn", names), side("jo", ["أيمن الصفدي"])])];
    const [text = ""] = await pagesOf(await roomSheetPdf(edition(["en"], day), CURRENT));
    for (const name of names) expect(text).toContain(name);
    expect([..."أيمنالصفدي"].every((letter) => text.includes(letter))).toBe(true);
  });

  it("says that a day has no meetings", async () => {
    const [text] = await pagesOf(await roomSheetPdf(edition(["en"], []), CURRENT));
    expect(text).toContain("No meetings on this day");
  });
});

describe("the sign for a door on paper", () => {
  it("names sides and hours, and no person, language or press", async () => {
    const [text = ""] = await pagesOf(await doorSignPdf(edition()));
    for (const words of ["Бурабай", "09:00–09:30", "Иордания", "Кыргызстан", "Kyrgyzstan"])
      expect(text).toContain(words);
    for (const words of ["Safadi", "Al-Hmoud", "Haddad", "Пресса", "ky"])
      expect(text).not.toContain(words);
  });

  it("goes on on a second sheet after five meetings, and is the same to the byte again", async () => {
    const many = Array.from({ length: 6 }, (_, i) => ({
      ...meeting("09:00", [side("jo"), side("kg")]),
      from: at("09:00", DAY) + i * 3_600_000,
    }));
    const once = await doorSignPdf(edition(["ru"], many));
    expect(await pagesOf(once)).toHaveLength(2);
    const again = await doorSignPdf(edition(["ru"], many));
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
  });
});
