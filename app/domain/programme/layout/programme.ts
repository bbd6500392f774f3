import { byDay, type ProgrammeDay } from "../days.ts";
import { contentsRows } from "./contents.ts";
import { coverBlocks } from "./cover.ts";
import type { Edition } from "./edition.ts";
import { flow } from "./flow.ts";
import { contentsHead, dayHead, furniture, legend } from "./heads.ts";
import type { Page, Row, Typesetter } from "./page.ts";
import { dayRows } from "./sessions.ts";

/**
 * Lays the programme out as pages of lines, rows and marks, all placed in millimetres: cover, contents, then each day
 * on pages of its own. The drawing only draws. Every item of the edition stands on exactly one page, whole.
 */
export function layOutProgramme(edition: Edition, set: Typesetter): Page[] {
  const days = byDay(edition.items);
  const dayPages = days.flatMap((day) => pagesOfDay(day, edition, set));
  const contentsLength = flow(contentsRows(days, edition, set, () => 0)).length;
  const first = 2 + contentsLength;
  const of = first - 1 + dayPages.length;

  const pageOf = new Map<string, number>();
  dayPages.forEach(({ day, rows }, i) => {
    if (!pageOf.has(day)) pageOf.set(day, first + i);
    for (const row of rows) if (row.kind === "session") pageOf.set(row.id, first + i);
  });

  const { marks, blocks } = legend(edition, set);
  const around = (number: number) => furniture(edition, set, number, of);
  const blank = { day: null, continued: false, head: [], rows: [], furniture: [], legend: [] };
  const contents = flow(contentsRows(days, edition, set, (id) => pageOf.get(id)));
  return [
    { ...blank, kind: "cover", number: 1, of, head: coverBlocks(edition, set) },
    ...contents.map((rows, i): Page => {
      const number = 2 + i;
      const head = contentsHead(edition, set);
      return { ...blank, kind: "contents", number, of, head, rows, furniture: around(number) };
    }),
    ...dayPages.map(({ day, rows, continued }, i): Page => {
      const number = first + i;
      const head = dayHead(day, continued, edition, set);
      const furnished = [...around(number), ...blocks];
      return {
        kind: "day",
        number,
        of,
        day,
        continued,
        head,
        rows,
        furniture: furnished,
        legend: marks,
      };
    }),
  ];
}

type DayPage = { day: string; rows: Row[]; continued: boolean };

const pagesOfDay = (day: ProgrammeDay, edition: Edition, set: Typesetter): DayPage[] =>
  flow(dayRows(day, edition, set)).map((rows, i) => ({ day: day.day, rows, continued: i > 0 }));
