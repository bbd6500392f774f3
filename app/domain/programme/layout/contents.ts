import type { ProgrammeDay } from "../days.ts";
import { formatDate, weekday } from "../../time/astana.ts";
import { astanaTime } from "../../time/astana.ts";
import type { ProgrammeItem } from "../item.ts";
import { isNeverPublic } from "../visibility.ts";
import { ADOPTED } from "./adopted.ts";
import { bottomOf, paragraph } from "./block.ts";
import { capitalised, type Edition, isSideBySide } from "./edition.ts";
import type { LooseRow } from "./flow.ts";
import type { Block, Typesetter } from "./page.ts";
import { columnsWide, columnX, SHEET } from "./sheet.ts";

/** Room for the page's number at the right edge. */
const NUMBER = 9;

/**
 * The contents: each day and its sessions, each leading to its page, whose number `withPage` adds. Arrivals and meetings
 * are found under their day.
 */
export function contentsRows(
  days: readonly ProgrammeDay[],
  edition: Edition,
  set: Typesetter,
): LooseRow[] {
  const rows = days.flatMap((day) => {
    const items = [...day.timed, ...day.allDay].filter(({ kind }) => !isNeverPublic(kind));
    const lines = items.map((item, i) => itemLine(item, i === items.length - 1, edition, set));
    return [dayLine(day, lines.length > 0, edition, set), ...lines];
  });
  return edition.adopted.length > 0 ? [...rows, adoptedLine(edition, set)] : rows;
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
  const blocks = [number, ...names];
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

function itemLine(item: ProgrammeItem, last: boolean, edition: Edition, set: Typesetter): LooseRow {
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
  const blocks = [...hour, ...titles];
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

/** The part after the days. */
function adoptedLine(edition: Edition, set: Typesetter): LooseRow {
  const top = 3.4;
  const names = edition.languages.map((language, i) =>
    paragraph(set, edition.words[language].adopted, {
      ...({ tag: "P", language, style: "contentsDay" } as const),
      ...{ x: columnX(i), top, width: widthOfColumn(edition, i) },
    }),
  );
  const blocks = names;
  return {
    ...{ kind: "contents-part", id: ADOPTED, ground: "none", rule: "hair" },
    ...{ height: bottomOf(blocks) + 3.4, blocks },
    ...{ marks: [], struck: false, leadsTo: ADOPTED },
  };
}

/** How far below a row's top the number of its page stands. */
const NUMBER_TOP = { "contents-day": 4, "contents-session": 0.9, "contents-part": 3.4 } as const;

/** A row of the contents with the number of the page that it leads to. */
export function withPage<R extends LooseRow>(row: R, page: number | undefined): R {
  const { kind } = row;
  if (page === undefined || !(kind in NUMBER_TOP)) return row;
  const number: Block = {
    ...({ tag: "P", language: null, style: "contentsPage", align: "right" } as const),
    ...{ x: SHEET.right - NUMBER, width: NUMBER, lines: [String(page)] },
    top: NUMBER_TOP[kind as keyof typeof NUMBER_TOP],
  };
  return { ...row, blocks: [...row.blocks, number] };
}
