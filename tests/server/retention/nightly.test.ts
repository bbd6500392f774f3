import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { retentionNightlyJob } from "#app/server/retention/nightly.server.ts";
import { mail } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";
import { destructionRun } from "#db/schema/retention.ts";
import { summit } from "#db/schema/summit.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";
import { somebodyHeld } from "#tests/support/retention.ts";

await useTestDatabase();
let email: string;
beforeAll(async () => {
  const { id } = await officerWith("admin", "Saule Nurlanova");
  const [admin] = await database().select().from(account).where(eq(account.id, id));
  email = admin?.email ?? "";
  await somebodyHeld("jo");
});

async function night(day: string): Promise<{ letters: string[]; runs: number }> {
  await database().delete(mail).where(eq(mail.recipient, email));
  await setSummitClock(new Date(`${day}T02:00:00+06:00`));
  await retentionNightlyJob({}, {} as Parameters<typeof retentionNightlyJob>[1]);
  const letters = await database().select().from(mail).where(eq(mail.recipient, email));
  return {
    letters: letters.map(({ text }) => text),
    runs: await database().$count(destructionRun),
  };
}

test("a week ahead administrators are told, so that a hold can be placed", async () => {
  const { letters, runs } = await night("2022-11-05");
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("12 November 2022: Passports");
  expect(letters[0]).toContain("by themselves");
  expect(runs).toBe(0);
});

test("on the days between nobody is told anything", async () => {
  expect(await night("2022-11-08")).toEqual({ letters: [], runs: 0 });
});

test("where it waits for an order it is told on the day, and nothing goes", async () => {
  await database()
    .update(summit)
    .set({
      definition: sql`jsonb_set(definition, '{retention,automatic}', 'false')`,
      loadedAt: new Date(),
    });
  const { letters, runs } = await night("2022-11-12");
  expect(letters[0]).toContain("wait for your order");
  expect(runs).toBe(0);
});

test("where it goes by itself a run begins that nobody ordered", async () => {
  await database()
    .update(summit)
    .set({
      definition: sql`jsonb_set(definition, '{retention,automatic}', 'true')`,
      loadedAt: new Date(Date.now() + 1000),
    });
  expect(await night("2022-11-12")).toEqual({ letters: [], runs: 1 });
  const [run] = await database().select().from(destructionRun);
  expect(run).toMatchObject({ orderedBy: null, stage: "waiting" });
});
