import { writeFileSync } from "node:fs";

import { afterAll, describe, expect, it } from "vitest";
import { PDFiumLibrary } from "@hyzyla/pdfium";

import { type Language, LANGUAGES } from "#app/domain/language/languages.ts";
import { layOutPaper } from "#app/domain/precedence/layout/lay-out.ts";
import type { PaperDocument, PaperPage } from "#app/domain/precedence/layout/paper.ts";
import { PAPERS } from "#app/domain/precedence/papers.ts";
import { ORDERS } from "#app/domain/precedence/policy.ts";
import type { Block } from "#app/domain/programme/layout/page.ts";
import { styleOf } from "#app/domain/programme/layout/styles.ts";
import { missingGlyphs } from "#app/server/print/fonts.server.ts";
import { delegationsPaper } from "#app/server/precedence/papers/delegations.server.ts";
import { paperOf } from "#app/server/precedence/papers/papers.server.ts";
import { precedencePdf } from "#app/server/precedence/pdf/precedence.thread.ts";
import { arrange } from "#app/domain/precedence/arrange.ts";
import { loadSession, placesOf, type Session } from "#app/server/precedence/session.server.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { cicaParticipants, cicaPolicy } from "#tests/support/precedence.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

await useTestDatabase();
const definition = await cicaDefinition();
const session = await plenary();
const asOf = astanaInstant("2022-10-13T08:15");
const names = new Map(definition.delegations.map(({ id, name }) => [id, name]));
const context = (language: Language) => ({ language, asOf, names, summit: definition.shortName });

async function plenary(): Promise<Session> {
  const found = await loadSession("plenary-1");
  if (!found) throw new Error("No plenary");
  return found;
}

const delegationList = (order: (typeof ORDERS)[number], language: Language): PaperDocument =>
  delegationsPaper(
    arrange(
      cicaParticipants("2022-10-13"),
      { order, byStatus: false, chair: "in-order", host: "in-order", reversed: false, drawn: null },
      cicaPolicy,
    ),
    translator(language, "precedence")(`order.${order}`),
    { ...context(language), day: "2022-10-13" },
  );

const papers: { name: string; language: Language; document: PaperDocument }[] = LANGUAGES.flatMap(
  (language) => [
    ...PAPERS.map((paper) => ({
      name: `${paper}, ${language}`,
      language,
      document: paperOf(session, paper, context(language)),
    })),
    { name: `delegations, ${language}`, language, document: delegationList("status", language) },
  ],
);

const pdfium = await PDFiumLibrary.init();
afterAll(() => pdfium.destroy());
async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await pdfium.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return unbroken(pages.join(" "));
}
const unbroken = (text: string): string =>
  text
    .replace(/\u0002|\ufffe/g, "-")
    .replace(/-\s+/g, "-")
    .replace(/\s+/g, " ");

const blocksOf = (page: PaperPage): { block: Block; bottom: number }[] =>
  [
    ...[...page.head, ...page.spots, ...page.furniture].map((block) => ({ block, offset: 0 })),
    ...page.rows.flatMap((row) => row.blocks.map((block) => ({ block, offset: row.top }))),
    ...page.cards.flatMap((card) => card.blocks.map((block) => ({ block, offset: 0 }))),
  ].map(({ block, offset }) => ({
    block,
    bottom: offset + block.top + block.lines.length * styleOf(block.style).leading,
  }));

describe.each(papers)("$name", ({ name, language, document }) => {
  const pages = layOutPaper(document, typesetter);

  it("keeps every line within its width, and every text on the sheet", () => {
    for (const page of pages)
      for (const { block, bottom } of blocksOf(page)) {
        expect(block.x, block.lines.join(" ")).toBeGreaterThanOrEqual(4);
        expect(block.x + block.width).toBeLessThanOrEqual(page.width - 4 + 1e-6);
        expect(bottom, block.lines.join(" ")).toBeLessThanOrEqual(page.height - 4);
        for (const line of block.lines)
          expect(typesetter.width(line, styleOf(block.style)), line).toBeLessThanOrEqual(
            block.width + 0.05,
          );
      }
  });

  it("lets no row run into another or into the foot, and leaves no heading alone", () => {
    for (const { rows, height } of pages) {
      let bottom = 0;
      for (const row of rows) {
        expect(row.top).toBeGreaterThanOrEqual(bottom - 1e-6);
        bottom = row.top + row.height;
      }
      expect(bottom).toBeLessThanOrEqual(height - 17);
    }
  });

  it("breaks no word", () => {
    for (const { block } of pages.flatMap(blocksOf))
      for (const [i, line] of block.lines.entries()) {
        const last = line.split(" ").at(-1) ?? "";
        const next = block.lines[i + 1]?.split(" ")[0];
        if (next === undefined || last.endsWith("-")) continue;
        const said = JSON.stringify(document);
        expect(said.includes(`${last} ${next}`) || said.includes(`${last} · ${next}`), line).toBe(
          true,
        );
      }
  });

  it("uses only letters that its fonts can draw", () => {
    for (const { block } of pages.flatMap(blocksOf))
      expect(missingGlyphs(block.lines.join(" "), styleOf(block.style).face)).toEqual([]);
  });

  it("numbers its pages and says of how many", () => {
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, i) => i + 1));
    expect(new Set(pages.map(({ of }) => of))).toEqual(new Set([pages.length]));
  });

  it("is a tagged PDF in its language, the same to the byte when printed again, with every word in it", async () => {
    const pdf = await precedencePdf(document, asOf);
    const again = await precedencePdf(structuredClone(document), asOf);
    expect(Buffer.compare(Buffer.from(pdf), Buffer.from(again))).toBe(0);
    await expectAccessible(pdf, { language, title: document.frame.title });
    if (process.env.PAPERS)
      writeFileSync(`${process.env.PAPERS}/${name.replace(", ", "-")}.pdf`, pdf);
    const text = await textOf(pdf);
    const people = document.kind === "list" ? [] : placesOf(session, "seating");
    if (document.kind !== "list")
      for (const { participant } of people) expect(text).toContain(participant.code);
    else
      for (const line of document.lines)
        if (line.kind === "entry")
          for (const cell of line.cells) expect(text).toContain(unbroken(cell.text));
  });
});

describe("what the papers say", () => {
  it("has the speakers with their hours, five minutes each from the opening", () => {
    const paper = paperOf(session, "speakers", context("en"));
    if (paper.kind !== "list") throw new Error("No list");
    const entries = paper.lines.flatMap((line) => (line.kind === "entry" ? [line.cells] : []));
    expect(entries.slice(0, 3).map((cells) => cells.map(({ text }) => text))).toEqual([
      ["1", "Kazakhstan", "Chair", "5", "10:10"],
      ["2", "Tajikistan", "Head of State, in office since 16 November 1994", "5", "10:15"],
      ["3", "Azerbaijan", "Head of State, in office since 31 October 2003", "5", "10:20"],
    ]);
  });

  it("says of an observer why even a head of State longest in office stands behind the members", () => {
    const paper = paperOf(session, "speakers", context("ru"));
    const belarus = JSON.stringify(paper).split("Беларусь")[1] ?? "";
    expect(belarus).toMatch(
      /^[^А]*Наблюдатель; Глава государства, в должности с 20 июля 1994 года/,
    );
  });

  it("has the points of the agenda in each language", () => {
    for (const [language, first] of [
      ["en", "The agenda is adopted"],
      ["ru", "Утверждение повестки дня"],
      ["kk", "Күн тәртібін бекіту"],
    ] as const) {
      const paper = paperOf(session, "agenda", context(language));
      if (paper.kind !== "list") throw new Error("No list");
      const [heading, point] = paper.lines;
      expect(heading?.kind).toBe("heading");
      expect(point).toMatchObject({ cells: [{ text: "" }, { text: "1" }, { text: first }] });
      const points = paper.lines.findLastIndex(
        (line) => line.kind === "entry" && line.cells.length === 3,
      );
      expect(points).toBe(4);
    }
  });

  it("has a written agenda with who is called, and statements where it says so", () => {
    const point = {
      title: { en: "Address", ru: "Обращение", kk: "Үндеу" },
      speakers: [{ delegation: "cn", office: null, minutes: 7 }],
    };
    const paperWith = (statements: boolean) => {
      const item = { ...session.item, agenda: [{ ...point, statements }] };
      return paperOf({ ...session, item }, "agenda", context("en"));
    };
    const kinds = (paper: PaperDocument) =>
      paper.kind === "list" ? paper.lines.map((line) => line.kind) : [];
    expect(JSON.stringify(paperWith(true))).toContain('"under":"China (7)"');
    expect(kinds(paperWith(false))).toEqual(["heading", "entry", "heading"]);
    expect(kinds(paperWith(true)).length).toBeGreaterThan(20);
  });

  it("lists the delegations in every order and language", () => {
    for (const order of ORDERS)
      for (const language of LANGUAGES) {
        const paper = delegationList(order, language);
        expect(paper.kind === "list" && paper.lines).toHaveLength(51);
      }
  });
});
