import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { SORTS, USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { TABS, type Tab } from "#app/domain/nominee/tabs.ts";
import { dashboardPage, type DashboardQuery } from "#app/server/nominee/dashboard-page.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { tablesReadWhole } from "#tests/support/plans.ts";

await useTestDatabase();

const reader = {
  delegationId: "jo",
  now: new Date("2022-09-01T06:00:00Z"),
  language: "en",
} as const;
const open = (query: Partial<DashboardQuery> = {}) =>
  dashboardPage(reader, { tab: "all", search: "", sorting: USUAL_SORTING, page: 1, ...query });

/** Fifty thousand drafts over all delegations, by one statement; drafts hold no places. */
beforeAll(async () => {
  await database().execute(sql`
    insert into nominee (delegation_id, number, category, status, surname, given_names, folded_name, position,
                         passport_index, birth_date, changed_at)
    select id, 20000 + n, 'delegate', 'draft', 'Surname' || n, 'Given' || n,
           'surname' || n || ' given' || n, 'Adviser', decode(md5(id || n), 'hex'),
           date '1950-01-01' + (n * 7 % 18000), timestamptz '2022-08-01' + n * interval '1 minute'
    from delegation, generate_series(1, 50000 / (select count(*)::int from delegation)) n`);
  await database().execute(sql`analyze nominee`);
}, 60_000);

describe("a delegation's page among fifty thousand nominees", () => {
  test("there are so many", async () => {
    expect(await database().$count(nominee)).toBeGreaterThan(49_000);
  });

  test.each(Object.keys(TABS) as Tab[])("tab %s reads no table of people whole", async (tab) => {
    expect(await tablesReadWhole(() => open({ tab }))).not.toContain("nominee");
  });

  test.each(SORTS)("ordered by %s, either way, neither", async (by) => {
    for (const down of [false, true])
      expect(await tablesReadWhole(() => open({ sorting: { by, down }, page: 3 }))).not.toContain(
        "nominee",
      );
  });

  test.each(["surname12 given", "Сурнаме 77", "T4820173"])(
    "nor a search for %s",
    async (search) => {
      expect(await tablesReadWhole(() => open({ search }))).not.toContain("nominee");
    },
  );
});
