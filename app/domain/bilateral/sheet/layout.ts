import type { Language } from "../../language/languages.ts";
import { heightOf, paragraph } from "../../programme/layout/block.ts";
import { capitalised } from "../../programme/layout/edition.ts";
import { flow } from "../../programme/layout/flow.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { SHEET } from "../../programme/layout/sheet.ts";
import { styleOf } from "../../programme/layout/styles.ts";
import { formatDate, formatDay, weekday } from "../../time/astana.ts";
import { inAll, leadAndRest, leadLanguage, type SheetEdition } from "./edition.ts";
import { sheetFurniture } from "./furniture.ts";
import type { SheetPage } from "./page.ts";
import { tablePlan } from "./plan.ts";
import { COLUMNS, meetingRow, text } from "./rows.ts";
import { sideLetter } from "./seating.ts";

/** Bottom of the names of the columns: under the table's drawing on the first page, under the head on those after. */
const COLUMNS_BOTTOM = { first: 125.5, later: 57 } as const;
const ROWS_BOTTOM = 262;

/**
 * The sheet by which a room is set: how the table stands, who sits where by rank, the order of flags, and under it the
 * meetings of the day with languages, press and seats. The drawing only draws; each meeting stands on one page, whole.
 */
export function layOutRoomSheet(edition: SheetEdition, set: Typesetter): SheetPage[] {
  const rows = edition.meetings.map((meeting) => meetingRow(meeting, edition, set));
  const from = (page: number) => (page === 0 ? COLUMNS_BOTTOM.first : COLUMNS_BOTTOM.later) + 1;
  const pages = flow(rows, from, ROWS_BOTTOM);
  const filled = pages.length > 0 ? pages : [[]];
  return filled.map((onPage, i) => {
    const bottom = i === 0 ? COLUMNS_BOTTOM.first : COLUMNS_BOTTOM.later;
    return {
      number: i + 1,
      of: filled.length,
      head: head(edition, set),
      plan: i === 0 ? tablePlan(edition, set) : null,
      columns: [
        ...columns(edition, set, bottom),
        ...(rows.length === 0 ? [nothing(edition, set, bottom)] : []),
      ],
      rulesTop: bottom + 0.6,
      rows: onPage,
      furniture: sheetFurniture(edition, set, { number: i + 1, of: filled.length }, "roomSheet"),
    };
  });
}

/** The room's name large, the day at the right. */
function head(edition: SheetEdition, set: Typesetter): Block[] {
  const language = leadLanguage(edition);
  const { lead, rest } = leadAndRest(edition, (each) => edition.room.name[each]);
  const width = set.width(lead, styleOf("roomName")) + 0.2;
  const beside = SHEET.left + width + 3;
  const right = { x: 112, width: SHEET.right - 112, align: "right" } as const;
  const { day, dates } = dayLines(edition);
  return [
    paragraph(set, lead, {
      ...({ tag: "H1", language, style: "roomName" } as const),
      ...{ x: SHEET.left, top: 24, width },
    }),
    ...(rest === "" ? [] : [text(set, rest, "roomAlt", { x: beside, top: 28.4, width: 60 })]),
    paragraph(set, day, { tag: "P", language, style: "roomDay", ...right, top: 28 }),
    ...(dates === ""
      ? []
      : [
          paragraph(set, dates, { tag: "P", language: null, style: "roomDate", ...right, top: 33 }),
        ]),
  ];
}

/** The day in every language of a sheet; where there are several, the last gives the year for all. */
export function dayLines({ day, languages }: Pick<SheetEdition, "day" | "languages">): {
  day: string;
  dates: string;
} {
  const said = languages.map((each, i) => {
    const isLast = i === languages.length - 1;
    const date = isLast ? formatDate(day, each) : formatDay(day, each);
    return `${capitalised(weekday(day, each))}, ${date}`;
  });
  const [lead = "", ...rest] = said;
  return { day: lead, dates: rest.join(" · ") };
}

/** Names of the columns, standing on the rule over the rows. */
function columns(edition: SheetEdition, set: Typesetter, bottom: number): Block[] {
  const { time, sides, languages, seats } = COLUMNS;
  const half = sides.width / 2;
  const named = [
    { column: time, word: (each: Language) => edition.words[each].time, letter: "" },
    ...[0, 1].map((i) => ({
      column: { x: sides.x + i * half, width: half - 2 },
      word: (each: Language) => edition.words[each].party[i] ?? "",
      letter: sideLetter(i),
    })),
    { column: languages, word: (each: Language) => edition.words[each].languages, letter: "" },
    { column: seats, word: (each: Language) => edition.words[each].seats, letter: "" },
  ];
  return named.flatMap(({ column, word, letter }) => {
    const { lead, rest } = leadAndRest(edition, word);
    const [first, second] = letter
      ? [letter, [lead, rest].filter(Boolean).join(" · ")]
      : [lead, rest];
    const under = text(set, second, "columnNote", { ...column, top: 0 });
    const noteTop = bottom - 1.8 - heightOf(under);
    const over = text(set, first, "columnName", { ...column, top: 0 });
    return [
      { ...over, top: noteTop - heightOf(over) },
      ...(second === "" ? [] : [{ ...under, top: noteTop }]),
    ];
  });
}

const nothing = (edition: SheetEdition, set: Typesetter, bottom: number): Block =>
  text(set, inAll(edition, (language) => edition.words[language].empty).join(" · "), "sheetName", {
    ...{ x: SHEET.left, top: bottom + 6, width: SHEET.right - SHEET.left },
  });
