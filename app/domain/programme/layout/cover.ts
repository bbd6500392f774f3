import { heightOf, paragraph } from "./block.ts";
import { type Edition, isSideBySide, joined, publishedLabel } from "./edition.ts";
import type { Block, Typesetter } from "./page.ts";
import { SHEET } from "./sheet.ts";

/** The cover keeps wider margins than the pages. */
export const COVER = {
  left: 22,
  right: 188,
  titleTop: 163,
  titleIndent: 7.5,
  titleGap: 5.5,
} as const;

/** Cover: whose summit, in full, in every language; where and when; which version. */
export function coverBlocks(edition: Edition, set: Typesetter): Block[] {
  return [...brand(edition, set), ...titles(edition, set), ...where(edition, set)];
}

function brand(edition: Edition, set: Typesetter): Block[] {
  const { summit, words, version } = edition;
  const year = (summit.days[0] ?? "").slice(0, 4);
  const free = { tag: "P", language: null } as const;
  const lines = [
    `${joined(edition, (language) => words[language].version)} ${version}`,
    publishedLabel(edition),
    ...(edition.staff ? [joined(edition, (language) => words[language].staffEdition)] : []),
  ];
  const city = edition.languages.map((language) => summit.city[language])[0] ?? "";
  return [
    paragraph(set, `${city} ${year}`, {
      ...free,
      style: "coverBrand",
      x: COVER.left + 13,
      top: 16,
      width: 80,
    }),
    {
      ...free,
      style: "coverVersion",
      x: COVER.right - 80,
      top: 18,
      width: 80,
      lines,
      align: "right",
    },
  ];
}

function titles(edition: Edition, set: Typesetter): Block[] {
  const style = isSideBySide(edition) ? "coverTitle" : "coverTitleLarge";
  let top: number = COVER.titleTop;
  return edition.languages.map((language) => {
    const title = paragraph(
      set,
      edition.summit.name[language],
      {
        tag: "H1",
        language,
        style,
        x: COVER.left + COVER.titleIndent,
        top,
        width: COVER.right - COVER.left - COVER.titleIndent,
      },
      "balance",
    );
    top += heightOf(title) + COVER.titleGap;
    return title;
  });
}

function where(edition: Edition, set: Typesetter): Block[] {
  const top = 232;
  const gutter = 5;
  const wide = (SHEET.width - 2 * COVER.left - 2 * gutter) / 3;
  const { summit, words } = edition;
  return edition.languages.flatMap((language, i) => {
    const place = { tag: "P", language, x: COVER.left + i * (wide + gutter), width: wide } as const;
    const word = paragraph(set, words[language].programme, { ...place, style: "coverWord", top });
    const venue = `${summit.venue[language]}, ${summit.city[language]}`;
    const at = paragraph(set, venue, { ...place, style: "coverLine", top: top + 4.8 });
    const when = top + 4.8 + heightOf(at);
    return [
      word,
      at,
      paragraph(set, summit.dates[language], { ...place, style: "coverLine", top: when }),
    ];
  });
}
