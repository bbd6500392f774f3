import { flow } from "../layout/flow.ts";
import type { Typesetter } from "../layout/page.ts";
import { entriesByDay, type PersonalEdition } from "./edition.ts";
import { factBox, personalFurniture, personalHead } from "./heads.ts";
import type { PersonalPage, PersonalRow } from "./page.ts";
import { entryRow } from "./rows.ts";

/** Where rows begin: under the head, on the first page under the box of facts; and above the foot they end. */
const ROWS = { top: 49, underBox: 5.8, bottom: 266 } as const;

/**
 * The programme of one delegation as pages, all placed in millimetres: each day begins a page, an entry stands whole on
 * one. The first page has what is looked for in a hurry. The drawing only draws.
 */
export function layOutPersonal(edition: PersonalEdition, set: Typesetter): PersonalPage[] {
  const facts = factBox(edition, set);
  const underFacts = facts ? facts.top + facts.height + ROWS.underBox : ROWS.top;
  const days = entriesByDay(edition.entries).flatMap(({ day, entries }, dayAt) => {
    const rows = entries.map((entry) => entryRow(entry, edition, set));
    const from = (page: number): number => (dayAt === 0 && page === 0 ? underFacts : ROWS.top);
    return flow(rows, from, ROWS.bottom).map((placed, i) => ({
      ...{ day, rows: placed, continued: i > 0 },
    }));
  });
  const empty: { day: string | null; rows: PersonalRow[]; continued: boolean } = {
    ...{ day: null, rows: [], continued: false },
  };
  const pages = days.length > 0 ? days : [empty];
  return pages.map((page, i) => {
    const { blocks, flag } = personalHead(edition, page, set);
    return {
      ...page,
      ...{ number: i + 1, of: pages.length, head: blocks, flag },
      facts: i === 0 ? facts : null,
      furniture: personalFurniture(edition, set, i + 1, pages.length),
    };
  });
}
