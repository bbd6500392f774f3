import type { ProgrammeDay } from "../days.ts";
import { formatDate, weekday } from "../../time/astana.ts";
import { astanaTime } from "../../time/astana.ts";
import type { ProgrammeItem } from "../item.ts";
import { isNeverPublic } from "../visibility.ts";
import { bottomOf, paragraph } from "./block.ts";
import { capitalised, type Edition, isSideBySide } from "./edition.ts";
import type { LooseRow } from "./flow.ts";
import type { Block, Typesetter } from "./page.ts";
import { columnsWide, columnX, SHEET } from "./sheet.ts";

/** Room for the page's number at the right edge. */
const NUMBER = 9;

/**
 * The contents: each day and its sessions, each leading to its page. Arrivals and meetings are found under their day.
 * `pageOf` gives the page of a day or item.
 */
export function contentsRows(
  days: readonly ProgrammeDay[],
  edition: Edition,
  set: Typesetter,
  pageOf: (id: string) => number | undefined,
): LooseRow[] {
  return days.flatMap((day) => {
    const items = [...day.timed, ...day.allDay].filter(({ kind }) => !isNeverPublic(kind));
    const lines = items.map((item, i) =>
      itemLine(item, i === items.length - 1, edition, set, pageOf(item.id)),
    );
    return [dayLine(day, lines.length > 0, edition, set, pageOf(day.day)), ...lines];
  });
}

const widthOfColumn = (edition: Edition, index: number): number => {
  if (!isSideBySide(edition)) return columnsWide(3) - NUMBER;
  return columnsWide(1) - (index === edition.languages.length - 1 ? NUMBER : 0);
};

function dayLine(
  { day }: ProgrammeDay,
  followed: boolean,
  edition: Edition,
  set: Typesetter,
  page: number | undefined,
): LooseRow {
  const number = paragraph(set, String(Number(day.slice(8))), {
    tag: "P",
    language: null,
    style: "contentsNumber",
    x: SHEET.left,
    top: 3,
    width: SHEET.hours,
  });
  const names = edition.languages.flatMap((language, i) => {
    const place = { tag: "P", language, x: columnX(i), width: widthOfColumn(edition, i) } as const;
    return [
      paragraph(set, capitalised(weekday(day, language)), {
        ...place,
        style: "contentsDay",
        top: 3.4,
      }),
      paragraph(set, formatDate(day, language), { ...place, style: "dayDate", top: 8.6 }),
    ];
  });
  const blocks = [number, ...names, ...pageNumber(set, page, 4)];
  return {
    kind: "contents-day",
    id: day,
    height: bottomOf(blocks) + (followed ? 1.2 : 3.4),
    ground: "none",
    rule: followed ? "none" : "hair",
    blocks,
    marks: [],
    struck: false,
    leadsTo: day,
    keepsWithNext: followed,
  };
}

function itemLine(
  item: ProgrammeItem,
  last: boolean,
  edition: Edition,
  set: Typesetter,
  page: number | undefined,
): LooseRow {
  const top = 0.9;
  const hour = item.startsAt
    ? [
        paragraph(set, astanaTime(new Date(item.startsAt)), {
          tag: "P",
          language: null,
          style: "contentsLine",
          x: SHEET.left,
          top,
          width: SHEET.hours,
        }),
      ]
    : [];
  const titles = edition.languages.map((language, i) =>
    paragraph(set, item.title[language], {
      tag: "P",
      language,
      style: "contentsLine",
      x: columnX(i),
      top,
      width: widthOfColumn(edition, i),
    }),
  );
  const blocks = [...hour, ...titles, ...pageNumber(set, page, top)];
  return {
    kind: "contents-session",
    id: item.id,
    height: bottomOf(blocks) + (last ? 3.4 : 0.9),
    ground: "none",
    rule: last ? "hair" : "none",
    blocks,
    marks: [],
    struck: item.cancelled,
    leadsTo: item.id,
  };
}

function pageNumber(set: Typesetter, page: number | undefined, top: number): Block[] {
  if (page === undefined) return [];
  return [
    paragraph(set, String(page), {
      tag: "P",
      language: null,
      style: "contentsPage",
      x: SHEET.right - NUMBER,
      top,
      width: NUMBER,
      align: "right",
    }),
  ];
}
