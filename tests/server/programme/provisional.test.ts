import { describe, expect, it } from "vitest";

import { programmeFeed } from "#app/domain/programme/feed.ts";
import { layOutProgramme } from "#app/domain/programme/layout/programme.ts";
import { visibleTo } from "#app/domain/programme/visibility.ts";
import { programmeCalendar } from "#app/server/programme/calendar.server.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { readCalendar } from "#tests/support/calendar.ts";
import { cicaEdition, cicaItems, cicaProgramme } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
/** What nobody has confirmed: the item itself, or the hour that it has. */
const assumed = cicaItems.filter(
  ({ basis, timeBasis }) => basis === "plausible" || timeBasis === "plausible",
);
const publicly = assumed.filter((item) => visibleTo(item, "public"));

describe("what is only plausible of the Summit of 2022", () => {
  it("is some of it, with hours and without, for the public and for staff", () => {
    expect(assumed.map(({ id }) => id).toSorted()).toEqual([
      ...["arr-halls", "culture", "dinner", "lunch", "photo", "plenary-1", "plenary-2", "press"],
      "t-ru-kg-tj",
    ]);
    expect(publicly).toHaveLength(8);
  });

  it.each(["all", "en"] as const)("is marked on paper, in the staff edition (%s)", (language) => {
    const rows = layOutProgramme(cicaEdition(language, "staff"), typesetter).flatMap(
      (page) => page.rows,
    );
    const sessions = rows.filter(({ kind }) => kind === "session");
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(45);
    const marked = sessions.filter(({ marks }) => marks.some(({ mark }) => mark === "provisional"));
    expect(marked.map(({ id }) => id).toSorted()).toEqual(assumed.map(({ id }) => id).toSorted());
  });

  it("is tentative in the calendar and provisional in the feed", () => {
    const { named } = readCalendar(
      programmeCalendar(cicaProgramme, definition, "en", "http://localhost:3000/programme"),
    );
    const { id, name, city, venue } = definition;
    const feed = programmeFeed(
      cicaProgramme,
      { id, name, city, venue: venue.name },
      "http://localhost:3000/programme",
    );
    for (const item of publicly) {
      expect(named(item.id).component.getFirstPropertyValue("status")).toBe("TENTATIVE");
      expect(feed.items.find((each) => each.id === item.id)?.status).toBe("provisional");
    }
  });
});
