import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import type { Edition } from "#app/domain/programme/layout/edition.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { cicaEdition } from "#tests/support/programme.ts";

const DAYS = ["2022-10-10", "2022-10-11", "2022-10-12", "2022-10-13", "2022-10-14"] as const;
const ITEMS_A_DAY = 80;
const MINUTE = 60_000;

/**
 * A programme of 400 items on five days in three languages, for staff. Titles, notes and rooms are those of 2022, mixed
 * anew for each `run`, so that no run finds all its lines measured by the one before.
 */
export function longEdition(run: number): Edition {
  const real = cicaEdition("all", "staff");
  const from = (list: readonly ProgrammeItem[], at: number): ProgrammeItem => {
    const found = list[at % list.length];
    if (!found) throw new Error("a programme of nothing");
    return found;
  };
  const noted = real.items.filter(({ note }) => note);
  const placed = real.items.filter(({ room, place }) => room ?? place);
  const items = DAYS.flatMap((day, dayAt) =>
    Array.from({ length: ITEMS_A_DAY }, (_, at): ProgrammeItem => {
      const number = dayAt * ITEMS_A_DAY + at + 1;
      const seed = number + 7 * run;
      const { kind, title, press, parties, visibility, mode, agenda } = from(real.items, seed);
      const startsAt = astanaInstant(`${day}T07:00`).getTime() + at * 10 * MINUTE;
      const numbered = (text: string) => `${text} (${number + 1000 * run})`;
      return {
        ...{ id: `item-${number}`, day, kind, press, parties, visibility, mode, agenda },
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + 30 * MINUTE).toISOString(),
        title: { en: numbered(title.en), ru: numbered(title.ru), kk: numbered(title.kk) },
        note: seed % 2 === 0 ? from(noted, seed).note : null,
        place: from(placed, seed).place,
        room: from(placed, seed).room,
        ...{ mode: null, agenda: [] },
        ...{ basis: "sourced", timeBasis: seed % 9 === 0 ? "plausible" : "sourced" },
        ...{ unverified: [], sequence: 0, cancelled: seed % 40 === 0 },
      };
    }),
  );
  return { ...real, items, summit: { ...real.summit, days: DAYS } };
}
