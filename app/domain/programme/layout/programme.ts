import { byDay, type ProgrammeDay } from "../days.ts";
import { ADOPTED, adoptedRows } from "./adopted.ts";
import { contentsRows, withPage } from "./contents.ts";
import { coverBlocks } from "./cover.ts";
import type { Edition } from "./edition.ts";
import { flow } from "./flow.ts";
import { dayHead, furniture, legend, pageFolio, partHead } from "./heads.ts";
import type { Page, Row, Typesetter } from "./page.ts";
import { dayRows } from "./sessions.ts";

/**
 * Lays the programme out as pages of lines, rows and marks, all placed in millimetres: cover, contents, each day on pages
 * of its own, and the documents that were adopted. The drawing only draws. Every item stands on exactly one page, whole.
 */
export function layOutProgramme(edition: Edition, set: Typesetter): Page[] {
  const days = byDay(edition.items);
  const dayPages = days.flatMap((day) => pagesOfDay(day, edition, set));
  const contents = flow(contentsRows(days, edition, set));
  const first = 2 + contents.length;
  const adopted = flow(adoptedRows(edition, set));
  const last = first - 1 + dayPages.length;
  const of = last + adopted.length;

  const pageOf = new Map<string, number>();
  dayPages.forEach(({ day, rows }, i) => {
    if (!pageOf.has(day)) pageOf.set(day, first + i);
    for (const row of rows) if (row.kind === "session") pageOf.set(row.id, first + i);
  });

  if (adopted.length > 0) pageOf.set(ADOPTED, last + 1);

  const { marks, blocks } = legend(edition, set);
  const around = furniture(edition, set);
  // The same on every page of a kind, so that it is drawn once.
  const aroundDays = [...around, ...blocks];
  const folio = (number: number) => pageFolio(set, number, of);
  const blank = {
    day: null,
    continued: false,
    head: [],
    rows: [],
    furniture: [],
    legend: [],
    folio: [],
  };
  return [
    { ...blank, kind: "cover", number: 1, of, head: coverBlocks(edition, set) },
    ...contents.map((rows, i): Page => {
      const number = 2 + i;
      const head = partHead("contents", i > 0, edition, set);
      const page = { number, of, head, continued: i > 0, furniture: around, folio: folio(number) };
      const numbered = rows.map((row) => withPage(row, pageOf.get(row.id)));
      return { ...blank, ...page, kind: "contents", rows: numbered };
    }),
    ...dayPages.map(({ day, rows, continued }, i): Page => {
      const number = first + i;
      const head = dayHead(day, continued, edition, set);
      return {
        kind: "day",
        number,
        of,
        day,
        continued,
        head,
        rows,
        furniture: aroundDays,
        legend: marks,
        folio: folio(number),
      };
    }),
    ...adopted.map((rows, i): Page => {
      const number = last + 1 + i;
      const head = partHead("adopted", i > 0, edition, set);
      const page = { number, of, head, rows, continued: i > 0, folio: folio(number) };
      return { ...blank, ...page, kind: "adopted", furniture: around };
    }),
  ];
}

type DayPage = { day: string; rows: Row[]; continued: boolean };

const pagesOfDay = (day: ProgrammeDay, edition: Edition, set: Typesetter): DayPage[] =>
  flow(dayRows(day, edition, set)).map((rows, i) => ({ day: day.day, rows, continued: i > 0 }));
