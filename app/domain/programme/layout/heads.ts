import { astanaInstant, formatDate, offsetLabel, weekday } from "../../time/astana.ts";
import { heightOf, paragraph } from "./block.ts";
import { capitalised, type Edition, isSideBySide, joined, versionLine } from "./edition.ts";
import { type Block, type Mark, MARKS, type PlacedMark, type Typesetter } from "./page.ts";
import { columnsWide, columnX, ROW, SHEET } from "./sheet.ts";
import { styleOf } from "./styles.ts";

/** Where the lines of a page's title end. */
const HEAD_BOTTOM = 43;

/** Day of the month, weekday and date in every language. */
export function dayHead(
  day: string,
  continued: boolean,
  edition: Edition,
  set: Typesetter,
): Block[] {
  const number = paragraph(set, String(Number(day.slice(8))), {
    tag: "H2",
    language: null,
    style: "dayNumber",
    x: SHEET.left,
    top: SHEET.headTop,
    width: SHEET.hours,
  });
  const width = columnsWide(isSideBySide(edition) ? 1 : 2);
  const dates = edition.languages.map((language, i) => {
    const text =
      formatDate(day, language) + (continued ? `, ${edition.words[language].continued}` : "");
    const place = { tag: "P", language, style: "dayDate", x: columnX(i), width } as const;
    return paragraph(set, text, { ...place, top: 0 });
  });
  const dateTop = HEAD_BOTTOM - Math.max(...dates.map(heightOf));
  const names = edition.languages.map((language, i) =>
    paragraph(set, capitalised(weekday(day, language)), {
      tag: "H2",
      language,
      style: "dayName",
      x: columnX(i),
      top: dateTop - styleOf("dayName").leading,
      width,
    }),
  );
  const under = dates.map((date) => ({ ...date, top: dateTop }));
  return [number, ...names, ...under, ...timesNote(day, edition, set)];
}

/** In one language there is room to say whose time it is; the offset is that of the day shown. */
function timesNote(day: string, edition: Edition, set: Typesetter): Block[] {
  if (isSideBySide(edition)) return [];
  return edition.languages.map((language) => {
    const text = `${edition.words[language].allTimes}, ${offsetLabel(astanaInstant(`${day}T12:00`))}`;
    const place = {
      tag: "P",
      language,
      style: "dayDate",
      x: columnX(2),
      width: columnsWide(1),
    } as const;
    const block = paragraph(set, text, { ...place, top: 0 });
    return { ...block, top: HEAD_BOTTOM - heightOf(block) };
  });
}

/** The name of a part of the programme in every language. */
export function partHead(
  part: "contents" | "adopted",
  continued: boolean,
  edition: Edition,
  set: Typesetter,
): Block[] {
  const blocks = edition.languages.map((language, i) => {
    const words = edition.words[language];
    return paragraph(set, continued ? `${words[part]}, ${words.continued}` : words[part], {
      tag: "H2",
      language,
      style: "dayName",
      x: columnX(i),
      top: 0,
      width: columnsWide(isSideBySide(edition) ? 1 : 3),
    });
  });
  const top = HEAD_BOTTOM - Math.max(...blocks.map(heightOf));
  return blocks.map((block) => ({ ...block, top }));
}

/** Running head and foot: which programme, which version. */
export function furniture(edition: Edition, set: Typesetter): Block[] {
  const free = { tag: "P", language: null } as const;
  const wide = SHEET.right - SHEET.left;
  const programme = joined(edition, (language) => edition.words[language].programme);
  // Staff must see at a glance that a page is not for the public.
  const whose = joined(edition, (language) =>
    edition.staff ? edition.words[language].staffEdition : edition.summit.abbreviation[language],
  );
  const place = { ...free, style: "running", top: 12 } as const;
  const left = { ...place, x: SHEET.left + 8.5, width: 0.45 * wide };
  const right = {
    ...place,
    x: SHEET.right - 0.5 * wide,
    width: 0.5 * wide,
    align: "right",
  } as const;
  return [paragraph(set, programme, left), paragraph(set, whose, right), foot(edition, set)];
}

function foot(edition: Edition, set: Typesetter): Block {
  const free = { tag: "P", language: null } as const;
  const x = SHEET.left - 1.5 + SHEET.codeSide + 3;
  const bottom = SHEET.height - 11;
  const width = SHEET.right - x - 10;
  const current = joined(edition, (language) => edition.words[language].currentVersion, " ");
  const lines = [current, versionLine(edition)].flatMap((text) =>
    set.wrap(text, width, styleOf("foot")),
  );
  return { ...free, style: "foot", x, width, lines, top: bottom - lines.length * 3.7 };
}

/** Which page of how many, at the right of the foot. */
export function pageFolio(set: Typesetter, number: number, of: number): Block[] {
  const count = ` / ${of}`;
  const after = set.width(count, styleOf("pageCount"));
  const top = SHEET.height - 15;
  const place = { tag: "P", language: null, top, align: "right" } as const;
  return [
    {
      ...place,
      style: "pageNumber",
      x: SHEET.right - 14,
      width: 14 - after,
      lines: [String(number)],
    },
    { ...place, style: "pageCount", x: SHEET.right - 8, width: 8, lines: [count.trimStart()] },
  ];
}

/** What the icons mean, in every language. */
export function legend(
  edition: Edition,
  set: Typesetter,
): { marks: PlacedMark[]; blocks: Block[] } {
  const marks: PlacedMark[] = [];
  const blocks: Block[] = [];
  let x: number = SHEET.left;
  for (const mark of MARKS) {
    const text = joined(edition, (language) => edition.words[language][wordOf(mark)]);
    const width = set.width(text, styleOf("legend")) + 0.1;
    marks.push({ mark, x, top: SHEET.legendTop });
    x += ROW.icon + 1.6;
    blocks.push(
      paragraph(set, text, {
        tag: "P",
        language: null,
        style: "legend",
        x,
        top: SHEET.legendTop,
        width,
      }),
    );
    x += width + 8;
  }
  return { marks, blocks };
}

const wordOf = (mark: Mark): "press" | "closed" | "provisional" => mark;
