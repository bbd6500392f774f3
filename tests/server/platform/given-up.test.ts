import postgres from "postgres";
import { afterAll, expect, it } from "vitest";

import { env } from "#app/server/platform/env.server.ts";
import { asRequest } from "#app/server/platform/patience.server.ts";
import { preparing } from "#app/server/platform/prepared.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const client = postgres(env().DATABASE_URL, { max: 1, onnotice: () => undefined });
const sql = preparing(client);
afterAll(() => client.end());

const readers = ["first", "second", "third"];

/** What each reader was given, or why nothing. */
const asked = (who: string, statement: string) =>
  asRequest(async () => {
    try {
      const [row] = await sql.unsafe<{ name: string }[]>(statement);
      return { who, name: row?.name };
    } catch (error) {
      return { who, refused: error instanceof Error && "code" in error ? error.code : error };
    }
  });

it("a statement that is given up while it waits behind another takes nobody's rows with it", async () => {
  // Statements follow one another at once on a connection that stands.
  await sql.unsafe("select 1");
  // Longer than a reader waits: all that is sent after it on this connection is given up meanwhile, or is not.
  const slow = sql.unsafe("select pg_sleep(8.6)");
  await new Promise((resolve) => setTimeout(resolve, 100));
  const early = asked("early", "select 'early' as name");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const late = await Promise.all(readers.map((who) => asked(who, `select '${who}' as name`)));
  await slow;
  expect(late).toEqual(readers.map((who) => ({ who, name: who })));
  expect([
    { who: "early", name: "early" },
    { who: "early", refused: "57014" },
  ]).toContainEqual(await early);
}, 30_000);
