import { beforeAll, expect, it } from "vitest";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { writeLetter, type Letter } from "#app/server/platform/mail/letter.server.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

let cica: SummitDefinition;
beforeAll(async () => {
  cica = await cicaDefinition();
});

const letter: Letter = {
  language: "kk",
  heading: "Делегацияңыз тіркеуге ашық",
  paragraphs: ["Құрметті О'Брайен <script>alert(1)</script>,", "Бірінші жол\nекінші жол"],
  button: { label: "Ашу", href: "https://summit.example/i/a?b=1&c=2", note: "Бір рет" },
  facts: [{ name: "Мерзімі", strong: "18:00", value: "Астанада" }],
  passportWarning: true,
  otherLanguages: [{ language: "ru", text: "Приём открыт." }],
  foot: "118/2022 нотасы бойынша.",
};

it("shows names as they are written, never as markup", () => {
  const { html } = writeLetter(letter, cica);
  expect(html).not.toContain("<script");
  expect(html).toContain("О&#x27;Брайен &lt;script&gt;");
  expect(html).toContain('href="https://summit.example/i/a?b=1&amp;c=2"');
});

it("is made of tables and inline styles, and loads nothing from elsewhere", () => {
  const { html } = writeLetter(letter, cica);
  expect(html).toMatch(/^<!doctype html><html lang="kk">/);
  expect(html).not.toMatch(/<img|<link|<script|url\(|@import/);
  expect(html).toContain("АӨСШК саммиті, Астана 2022");
});

it("says the same in plain text, its link on a line of its own", () => {
  const { text } = writeLetter(letter, cica);
  expect(text).toContain("Ашу:\nhttps://summit.example/i/a?b=1&c=2\n");
  expect(text).toContain("Мерзімі: 18:00 Астанада");
  expect(text).toContain("Паспортты поштамен жібермеңіз.");
  expect(text).not.toContain("<td");
});
