import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { isNeverPublic, visibleTo } from "#app/domain/programme/visibility.ts";
import { programmePdf } from "#app/server/programme/pdf/programme.thread.ts";
import { expectAccessible, structureOf } from "#tests/support/pdf-structure.ts";
import { cicaEdition, cicaItems } from "#tests/support/programme.ts";

const pdfium = await PDFiumLibrary.init();
afterAll(() => pdfium.destroy());

const CURRENT = "http://localhost:3000/programme";

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await pdfium.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return unbroken(pages.join(" "));
}

/** Lines joined, as a reader joins them; a hyphen at a line's end belongs to its word. */
const unbroken = (text: string): string =>
  text
    .replace(/\u0002|\ufffe/g, "-")
    .replace(/-\s+/g, "-")
    .replace(/\s+/g, " ");

const all = await programmePdf(cicaEdition("all", "public"), CURRENT);
const staff = await programmePdf(cicaEdition("all", "staff"), CURRENT);

describe("the programme as PDF", () => {
  it("gives its Kazakh and Russian words back intact", async () => {
    const text = await textOf(all);
    for (const words of ["Тәуелсіздік сарайы", "Дворец Независимости", "Palace of Independence"]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("Азиядағы өзара іс-қимыл және сенім шаралары кеңесінің алтыншы саммиті");
    expect(text).toContain("(UTC+6)");
  });

  it("has every public title in every language, and no meeting and no arrival in any", async () => {
    for (const language of [...LANGUAGES, "all"] as const) {
      const text = await textOf(await programmePdf(cicaEdition(language, "public"), CURRENT));
      const spoken = language === "all" ? LANGUAGES : [language];
      for (const item of cicaItems) {
        for (const each of spoken) {
          const seen = visibleTo(item, "public");
          expect(text.includes(unbroken(item.title[each])), item.title[each]).toBe(seen);
        }
      }
    }
    expect(cicaItems.filter(({ kind }) => isNeverPublic(kind))).toHaveLength(28);
  });

  it("prints all 45 items for staff and says whose edition it is", async () => {
    const text = await textOf(staff);
    for (const { title } of cicaItems) expect(text).toContain(unbroken(title.en));
    expect(text).toContain("қызметтік басылым · служебное издание · staff edition");
  });

  it("bears its running head and foot on every page after the cover", async () => {
    for (const pdf of [all, staff]) {
      const document = await pdfium.loadDocument(pdf);
      const [, ...pages] = [...document.pages()].map((page) => unbroken(page.getText()));
      document.destroy();
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) {
        expect(page).toContain("Бағдарлама · Программа · Programme");
        expect(page).toContain("Редакция 1");
      }
    }
  });

  it("is the same to the byte when it is printed again", async () => {
    const again = await programmePdf(cicaEdition("all", "public"), CURRENT);
    expect(Buffer.compare(Buffer.from(all), Buffer.from(again))).toBe(0);
  });

  it("can be read by a screen reader: language, title, headings, contents whose links have words", async () => {
    await expectAccessible(all, { language: "kk", title: "Бағдарлама · Программа · Programme: " });
    for (const language of LANGUAGES) {
      const pdf = await programmePdf(cicaEdition(language, "public"), CURRENT);
      await expectAccessible(pdf, {
        language,
        title: cicaEdition(language, "public").summit.name[language],
      });
    }
    // Cover, contents of three days and twelve sessions and one part, the days, the documents.
    expect(structureOf(all).links).toHaveLength(16);
  });

  it("is tagged, knows its languages, and has bookmarks and links", () => {
    const raw = Buffer.from(all).toString("latin1");
    expect(raw).toContain("/MarkInfo");
    expect(raw).toContain("/StructTreeRoot");
    expect(raw).toMatch(/\/Lang \(kk\)/);
    expect(raw).toMatch(/\/Lang \(ru\)/);
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).toContain("/Outlines");
    expect(raw).toContain("/S /GoTo");
  });
});
