import { inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { database, type Transaction } from "#app/server/platform/database.server.ts";
import { delegation } from "#db/schema/delegation.ts";

import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const named = (tx: Transaction, ids: string[]) =>
  tx.select({ id: delegation.id }).from(delegation).where(inArray(delegation.id, ids));

async function preparedHere(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ statement: string }>(
    sql`select statement from pg_prepared_statements where statement like 'select "id" from "delegation"%'`,
  );
  return rows.map(({ statement }) => statement);
}

describe("statements that are asked again", () => {
  it("are prepared, in transactions too, and those asked once are not", async () => {
    await database().transaction(async (tx) => {
      await named(tx, ["a", "b", "c"]);
      expect(await preparedHere(tx)).toEqual([]);
      await named(tx, ["a", "b", "c"]);
      await named(tx, ["d", "e", "f"]);
      expect(await preparedHere(tx)).toHaveLength(1);
    });
  });

  it("are prepared without parameters too, unless they are several", async () => {
    await database().transaction(async (tx) => {
      const all = () => tx.select({ id: delegation.id }).from(delegation);
      await all();
      await all();
      expect(await preparedHere(tx)).toContain('select "id" from "delegation"');
      for (let time = 0; time < 3; time++) await tx.execute(sql`select 1; select 2`);
    });
  });

  it("are prepared up to a number, since a connection forgets none", async () => {
    await database().transaction(async (tx) => {
      for (let length = 4; length < 400; length++) {
        const ids = Array.from({ length }, (_, at) => String(at));
        await named(tx, ids);
        await named(tx, ids);
      }
      expect((await preparedHere(tx)).length).toBeLessThanOrEqual(300);
      expect(await named(tx, ["a"])).toEqual([]);
    });
  });
});
