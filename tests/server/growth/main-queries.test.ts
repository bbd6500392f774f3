import postgres from "postgres";
import { afterAll, expect, inject, it } from "vitest";

import { summitNow } from "#app/server/platform/clock.server.ts";
import { grow, TABLES_THAT_GROW } from "#scripts/bench/growth/grow.ts";
import { mainQueries } from "#scripts/bench/growth/main-queries.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { tablesReadWhole } from "#tests/support/plans.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase();
const sql = postgres(addressOf(inject("server"), "postgres", name), {
  max: 1,
  onnotice: () => undefined,
});
afterAll(() => sql.end());

/** Small, but large enough that PostgreSQL, asked with true statistics, prefers an index where there is one that serves. */
const now = await summitNow();
await grow(
  sql,
  { delegations: 0, nominees: 0, passages: 0 },
  { delegations: 32, nominees: 8_000, passages: 20_000 },
  now,
);

it.each(await mainQueries(now))(
  "$name: no table that grows is read from end to end",
  async ({ ask }) => {
    await ask(); // What a process reads once is no part of it.
    const whole = await tablesReadWhole(ask);
    expect(whole.filter((table) => TABLES_THAT_GROW.includes(table))).toEqual([]);
  },
);
