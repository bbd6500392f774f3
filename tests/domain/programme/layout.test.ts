import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { Edition } from "#app/domain/programme/layout/edition.ts";
import { flow, type LooseRow } from "#app/domain/programme/layout/flow.ts";
import type { Block, Page } from "#app/domain/programme/layout/page.ts";
import { layOutProgramme } from "#app/domain/programme/layout/programme.ts";
import { columnX, SHEET } from "#app/domain/programme/layout/sheet.ts";
import { styleOf } from "#app/domain/programme/layout/styles.ts";
import { MOST_POINTS, MOST_SPEAKERS } from "#app/domain/programme/agenda.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { isNeverPublic } from "#app/domain/programme/visibility.ts";
import { missingGlyphs } from "#app/server/print/fonts.server.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { cicaDocuments, cicaEdition } from "#tests/support/programme.ts";

const EDITIONS = ([...LANGUAGES, "all"] as const).flatMap((language) =>
  (["public", "staff"] as const).map((audience) => ({
    name: `${language}, ${audience}`,
    edition: cicaEdition(language, audience),
  })),
);

const lay = (edition: Edition): Page[] => layOutProgramme(edition, typesetter);

/** Every block with where it ends on its page. */
const blocksOf = (page: Page): { block: Block; bottom: number }[] =>
  [
    ...[...page.head, ...page.furniture, ...page.folio].map((block) => ({ block, offset: 0 })),
    ...page.rows.flatMap((row) => row.blocks.map((block) => ({ block, offset: row.top }))),
  ].map(({ block, offset }) => ({
    block,
    bottom: offset + block.top + block.lines.length * styleOf(block.style).leading,
  }));

const isSession = ({ kind }: { kind: string }): boolean => kind === "session";

describe.each(EDITIONS)("the printed programme ($name)", ({ edition }) => {
  const pages = lay(edition);

  it("prints every item exactly once, on its own day's page", () => {
    const printed = pages.flatMap(({ day, rows }) =>
      rows.filter(isSession).map(({ id }) => `${day ?? ""} ${id}`),
    );
    expect(printed.toSorted()).toEqual(
      edition.items.map(({ day, id }) => `${day} ${id}`).toSorted(),
    );
  });

  it("breaks no session and lets none run into the legend or another", () => {
    for (const { rows } of pages) {
      let bottom: number = SHEET.rowsTop;
      for (const row of rows) {
        expect(row.top).toBeGreaterThanOrEqual(bottom - 1e-6);
        bottom = row.top + row.height;
        expect(bottom).toBeLessThanOrEqual(SHEET.rowsBottom);
      }
    }
  });

  it("leaves no heading alone at the foot of a page", () => {
    for (const { rows } of pages) {
      const kinds = rows.map(({ kind }) => kind);
      expect(kinds.at(-1)).not.toBe("heading");
    }
  });

  it("numbers its pages from 1 and says of how many", () => {
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, i) => i + 1));
    expect(new Set(pages.map(({ of }) => of))).toEqual(new Set([pages.length]));
  });

  it("sends the reader of the contents to the right page", () => {
    const entries = pages.filter(({ kind }) => kind === "contents").flatMap(({ rows }) => rows);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) {
      const page = pages.find(({ kind, day, rows }) =>
        entry.kind === "contents-day"
          ? day === entry.id
          : entry.kind === "contents-part"
            ? kind === "adopted"
            : kind === "day" && rows.some(({ id }) => id === entry.id),
      );
      const said = entry.blocks.find(({ style }) => style === "contentsPage");
      expect(said?.lines).toEqual([String(page?.number)]);
      expect(entry.leadsTo).toBe(entry.id);
    }
  });

  it("sets no line wider than its column and nothing outside the sheet", () => {
    for (const { block, bottom } of pages.flatMap(blocksOf)) {
      expect(block.x + block.width).toBeLessThanOrEqual(SHEET.right + 1e-6);
      expect(bottom).toBeLessThanOrEqual(SHEET.height - 11 + 1e-6);
      for (const line of block.lines) {
        const width = typesetter.width(line, styleOf(block.style));
        expect(width, line).toBeLessThanOrEqual(block.width + 0.05);
      }
    }
  });

  it("breaks no word of a title", () => {
    const said = unhyphened(
      [...edition.items.map(({ title }) => title), ...edition.adopted]
        .flatMap((title) => edition.languages.map((language) => title[language]))
        .join("\n"),
    );
    const titles = pages.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks));
    for (const { tag, lines } of titles)
      if (tag === "H3") expect(said).toContain(unhyphened(lines.join(" ")));
  });

  it("keeps the running head in one line over its rule, and the foot in two", () => {
    for (const { furniture } of pages) {
      const lines = (style: string) =>
        furniture.filter((block) => block.style === style).map((block) => block.lines.length);
      expect(lines("running").every((count) => count === 1)).toBe(true);
      expect(lines("foot").every((count) => count === 2)).toBe(true);
    }
  });

  it("uses only letters that its fonts can draw", () => {
    for (const { block } of pages.flatMap(blocksOf)) {
      const { face } = styleOf(block.style);
      expect(missingGlyphs(block.lines.join(" "), face)).toEqual([]);
    }
  });

  it("marks every word of a session with its language", () => {
    const words = pages.flatMap(({ rows }) =>
      rows.filter(isSession).flatMap(({ blocks }) => blocks.filter(({ tag }) => tag === "H3")),
    );
    expect(words.every(({ language }) => edition.languages.includes(language ?? "en"))).toBe(true);
    expect(words).toHaveLength(edition.items.length * edition.languages.length);
  });
});

describe("the agenda of a session", () => {
  const points = (count: number, speakers: number): ProgrammeItem["agenda"] =>
    Array.from({ length: count }, (_, i) => ({
      title: { en: `Point ${i}`, ru: `Пункт ${i}`, kk: `Мәселе ${i}` },
      speakers: Array.from({ length: speakers }, () => ({
        ...{ delegation: "cn", minutes: 5 },
        office: { en: "Vice-President", ru: "Заместитель Председателя", kk: "Төраға орынбасары" },
      })),
      statements: i === 0,
    }));
  const withAgenda = (agenda: ProgrammeItem["agenda"]): Edition => {
    const edition = cicaEdition("all", "public");
    const items = edition.items.map((item) =>
      item.id === "plenary-1" ? { ...item, agenda } : item,
    );
    return { ...edition, items };
  };

  it("stands under it point by point, with who is called and that delegations take the floor", () => {
    const rows = lay(withAgenda(points(2, 1))).flatMap((page) => page.rows);
    const first = rows.findIndex(({ kind }) => kind === "agenda");
    expect(rows[first - 1]?.id).toBe("plenary-1");
    const english = rows
      .filter(({ kind }) => kind === "agenda")
      .map(({ blocks }) => blocks.find(({ language }) => language === "en")?.lines.join(" "));
    expect(english).toEqual([
      "1. Point 0",
      "China, Vice-President",
      "Statements of delegations, in order of precedence",
      "2. Point 1",
      "China, Vice-President",
    ]);
  });

  it("goes on over as many pages as the longest needs, no point alone at a foot", () => {
    const pages = lay(withAgenda(points(MOST_POINTS, MOST_SPEAKERS)));
    const ids = pages.flatMap((page) =>
      page.rows.filter(({ kind }) => kind === "agenda").map(({ id }) => id),
    );
    expect(ids).toEqual(
      Array.from({ length: MOST_POINTS * (MOST_SPEAKERS + 1) + 1 }, (_, i) => `plenary-1 ${i + 1}`),
    );
    for (const { rows } of pages.filter((page) => page.kind === "day")) {
      const last = rows.at(-1);
      expect(last && last.top + last.height).toBeLessThanOrEqual(SHEET.rowsBottom);
      expect(last?.blocks.some(({ lines }) => /^\d+\. /.test(lines[0] ?? "")) ?? false).toBe(false);
    }
  });
});

describe("the documents that were adopted", () => {
  it("stand numbered behind the days, each title in every language, and in the contents", () => {
    const pages = lay(cicaEdition("all", "public"));
    const last = pages.at(-1);
    expect(last?.kind).toBe("adopted");
    expect(last?.rows).toHaveLength(6);
    last?.rows.forEach(({ blocks }, i) => {
      const [number, ...titles] = blocks.map(({ lines }) => lines.join(" "));
      expect(number).toBe(String(i + 1));
      const { kk, ru, en } = cicaDocuments[i] ?? { kk: "", ru: "", en: "" };
      expect(titles.map(unhyphened)).toEqual([kk, ru, en].map(unhyphened));
    });
  });

  it("are passed over where there are none", () => {
    const pages = lay({ ...cicaEdition("en", "public"), adopted: [] });
    expect(pages.map(({ kind }) => kind)).not.toContain("adopted");
    expect(pages.flatMap(({ rows }) => rows.map(({ kind }) => kind))).not.toContain(
      "contents-part",
    );
  });
});
const unhyphened = (text: string): string => text.replace(/- /g, "-");

describe("three languages side by side", () => {
  it("gives Kazakh, Russian and English equal columns of 43 mm after 27 mm of hours", () => {
    const [session] = lay(cicaEdition("all", "public"))
      .flatMap(({ rows }) => rows)
      .filter(isSession);
    const titles = session?.blocks.filter(({ tag }) => tag === "H3") ?? [];
    expect(titles.map(({ language, x, width }) => [language, x, width])).toEqual([
      ["kk", SHEET.left + 27 + 6, 43],
      ["ru", columnX(1), 43],
      ["en", columnX(2), 43],
    ]);
  });

  it("says once what two languages say alike", () => {
    const cover = lay(cicaEdition("all", "public"))[0];
    expect(cover?.head.flatMap(({ lines }) => lines)).toContain("Нұсқа · Редакция · Version 1");
    const [, contents] = lay(cicaEdition("en", "public"));
    expect(contents?.furniture.flatMap(({ lines }) => lines)).toContain("CICA");
  });
});

describe("the public edition", () => {
  it("holds no arrival and no meeting between principals", () => {
    const { items } = cicaEdition("all", "public");
    expect(items).toHaveLength(12);
    expect(items.filter(({ kind }) => isNeverPublic(kind))).toEqual([]);
    expect(cicaEdition("all", "staff").items).toHaveLength(45);
  });
});

describe("flowing rows over pages", () => {
  const row = (id: string, height: number, keepsWithNext: boolean): LooseRow => ({
    kind: "session",
    id,
    height,
    ground: "none",
    rule: "hair",
    blocks: [],
    marks: [],
    struck: false,
    leadsTo: null,
    keepsWithNext,
  });

  it("keeps order, loses nothing, and never parts a heading from what it heads", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, (drawn) => {
        // A heading is followed by something that is none, as in the programme.
        const loose = drawn.map(([height, heads], i) =>
          row(String(i), height, heads && i + 1 < drawn.length && !drawn[i - 1]?.[1]),
        );
        const pages = flow(loose, () => 0, 150);
        expect(pages.flat().map(({ id }) => id)).toEqual(loose.map(({ id }) => id));
        const keeping = new Set(loose.filter((each) => each.keepsWithNext).map(({ id }) => id));
        for (const page of pages) {
          const last = page.at(-1);
          expect(last && last.top + last.height).toBeLessThanOrEqual(150);
          expect(last && keeping.has(last.id)).toBe(false);
        }
      }),
    );
  });

  it("refuses a row that is taller than a page rather than cutting it", () => {
    expect(() => flow([row("giant", 300, false)], () => 0, 150)).toThrow("giant");
  });
});
