import { expect, it } from "vitest";

import { minutesToWait } from "#app/server/platform/access/attempts.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { TASKS } from "#app/server/platform/jobs/tasks.server.ts";
import { rateLimit } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();

it("counters that no longer count are forgotten, those that do go on counting", async () => {
  for (let tries = 0; tries < 5; tries++) expect(await minutesToWait("applyByEmail", "a")).toBe(0);
  await database()
    .insert(rateLimit)
    .values({ key: "applyByEmail:old", points: 5, expire: new Date(Date.now() - 1_000) });
  await TASKS.forget_attempts(null, null as never);
  expect(await database().$count(rateLimit)).toBe(1);
  expect(await minutesToWait("applyByEmail", "a")).toBeGreaterThan(0);
});
