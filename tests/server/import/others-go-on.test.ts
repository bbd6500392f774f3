import { monitorEventLoopDelay } from "node:perf_hooks";

import { count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { csvText } from "#app/server/import/csv-text.ts";
import { confirmImport } from "#app/server/import/turns.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { importPhoto, nomineeImport } from "#db/schema/import.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, imported, personRow, workOff, zip } from "#tests/support/import.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { portrait } from "#tests/support/portrait.ts";

await useTestDatabase();

const PEOPLE = 500;
/** Milliseconds; the work is done in this very process, and a page is answered between its pieces. */
const PATIENCE = 800;

test("five hundred people with photos are imported while pages of others are answered and progress is shown", async () => {
  const writer = await focalPoint("tr");
  const picture = await portrait({ width: 300, height: 400 });
  const numbers = Array.from({ length: PEOPLE }, (_, at) => at + 1);
  const list = csvText([HEADINGS, ...numbers.map((number) => personRow(number))]);
  const photos = await zip(
    numbers.map((number) => ({ name: `photos/T${4_000_000 + number}.jpg`, bytes: picture })),
  );

  const seen = new Set<number>();
  let slowest = 0;
  let over = false;
  const others = (async () => {
    while (!over) {
      const asked = performance.now();
      await database().execute(sql`select 1`);
      const [now] = await database().select().from(nomineeImport);
      slowest = Math.max(slowest, performance.now() - asked);
      if (now) seen.add(now.photosDone);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const id = await imported(writer, list, photos);
  const [kept] = await database()
    .select({ photos: count() })
    .from(importPhoto)
    .where(eq(importPhoto.state, "kept"));
  await confirmImport({ accountId: writer.actor, delegationId: "tr" }, id);
  await workOff();
  loop.disable();
  over = true;
  await others;

  const [saved] = await database()
    .select({ people: count(), photos: count(nominee.photoId) })
    .from(nominee)
    .where(eq(nominee.delegationId, "tr"));
  expect(kept?.photos).toBe(PEOPLE);
  expect(saved).toEqual({ people: PEOPLE, photos: PEOPLE });
  expect(seen.size).toBeGreaterThan(3);
  expect(slowest).toBeLessThan(PATIENCE);
  expect(loop.percentile(99) / 1e6).toBeLessThan(PATIENCE);
}, 90_000);
