import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";

import type { Letter, SheetWords } from "./letter-kinds.ts";
import { LetterSheet } from "./letter-sheet.tsx";

export type { Fact, Letter } from "./letter-kinds.ts";

/** What letters say of the summit that sends them. */
export type Sender = Pick<SummitDefinition, "shortName" | "city" | "days" | "venue">;

/**
 * Sets a letter as mail: HTML of tables and inline styles alone, which every mail program shows, and the same as plain
 * text. Nothing in it is taken for markup. The rest of a message (recipient, subject) is the caller's.
 */
export function writeLetter(letter: Letter, sender: Sender): { text: string; html: string } {
  const words = wordsOf(letter, sender);
  return {
    text: plainText(letter, words),
    html: `<!doctype html>${renderToStaticMarkup(createElement(LetterSheet, { letter, words }))}`,
  };
}

function wordsOf({ language }: Letter, { shortName, city, days, venue }: Sender): SheetWords {
  const t = translator(language, "letter");
  return {
    title: `${shortName[language]}, ${city[language]} ${days[0]?.slice(0, 4) ?? ""}`,
    otherTitles: LANGUAGES.filter((each) => each !== language).map((each) => ({
      language: each,
      title: shortName[each],
    })),
    warning: { strong: t("passports.strong"), text: t("passports.text") },
    sender: t("sender", { place: `${venue.name[language]}, ${city[language]}` }),
  };
}

function plainText(letter: Letter, words: SheetWords): string {
  const { button, facts, otherLanguages } = letter;
  const blocks = [
    words.title,
    letter.heading,
    ...letter.paragraphs,
    button && `${button.label}:\n${button.href}`,
    button?.note,
    facts
      ?.map(({ name, strong, value }) =>
        `${name}: ${[strong, value].filter(Boolean).join(" ")}`.replaceAll("\n", "; "),
      )
      .join("\n"),
    letter.passportWarning && `${words.warning.strong} ${words.warning.text}`,
    ...(otherLanguages ?? []).map(({ text, link }) =>
      link ? `${text}\n${link.label}: ${link.href}` : text,
    ),
    `--\n${[words.sender, letter.foot].filter(Boolean).join(" ")}`,
    letter.footLink && `${letter.footLink.label} ${letter.footLink.href}`,
  ];
  return blocks.filter(Boolean).join("\n\n");
}
