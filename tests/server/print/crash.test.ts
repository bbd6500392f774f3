import { asc, count, eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";

import { BADGES_A_PART } from "#app/domain/badge/print.ts";
import { database } from "#app/server/platform/database.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { startPrint } from "#app/server/print-run/start.server.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { printBatch, printEntry, printItem, printPart } from "#db/schema/print.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";
import { startScript } from "#tests/support/process.ts";
import { somebody } from "../badge/people.ts";

await useTestDatabase();

const PEOPLE = 500;
let stop: (() => Promise<void>) | undefined;
afterAll(() => stop?.());

async function crowd(): Promise<void> {
  const first = await somebody({ delegationId: "tr" });
  const [{ photoId } = { photoId: null }] = await database()
    .select({ photoId: nominee.photoId })
    .from(nominee)
    .where(eq(nominee.id, first));
  for (let n = 1; n < PEOPLE; n++) await somebody({ delegationId: "tr", photoId });
}

const worker = () =>
  startScript("scripts/worker.ts", {
    env: {
      ...Object.fromEntries(
        [
          "SHANYRAK_MASTER_KEY",
          "SHANYRAK_INDEX_KEY",
          "SESSION_SECRET",
          "ORIGIN",
          "DATABASE_URL",
        ].map((name) => [name, process.env[name] ?? ""]),
      ),
      // No mail is sent here; nobody listens on this port.
      SMTP_URL: "smtp://127.0.0.1:9",
    },
  });

test("a worker killed amid 500 badges leaves whole parts, and the next one prints the rest once", async () => {
  await crowd();
  // A worker of its own goes by real time; the badges of this summit are to be good then too.
  await database().execute(
    sql`update summit set definition = jsonb_set(definition, '{badgeValidity,until}', '"2099-12-31T23:59"')`,
  );
  const { id: actor } = await officerWith("desk", "Gulnar");
  const now = new Date("2022-10-12T03:00:00Z");
  const order = { scope: { delegationId: "tr" }, sheet: "card-printer", stock: "Lot 14" } as const;
  const started = await startPrint(order, { actor, now });
  const id = started.ok ? started.value.id : "";
  const parts = async () =>
    (await database().select({ parts: count() }).from(printPart))[0]?.parts ?? 0;

  const first = worker();
  await expect.poll(parts, { timeout: 30_000, interval: 20 }).toBeGreaterThan(2);
  first.kill("SIGKILL");
  await first.ended;
  const stood = await parts();
  expect(stood).toBeLessThan(PEOPLE / BADGES_A_PART);

  stop = await startJobs(logger("silent"), { everyMs: 500, graceMs: 500 });
  const state = async () =>
    (await database().select().from(printBatch).where(eq(printBatch.id, id)))[0]?.state;
  await expect.poll(state, { timeout: 45_000 }).toBe("done");

  const items = await database()
    .select()
    .from(printItem)
    .where(eq(printItem.batchId, id))
    .orderBy(asc(printItem.position));
  expect(items.every((item) => item.state === "printed")).toBe(true);
  const badges = new Set(items.map(({ badgeId }) => badgeId));
  expect(badges.size).toBe(PEOPLE);
  // The register agrees: one line a badge; and nobody got a second badge by the crash.
  const lines = await database().select().from(printEntry);
  expect(lines.map((line) => line.badgeId).toSorted()).toEqual([...badges].toSorted());
  expect(await database().$count(badge)).toBe(PEOPLE);
  const counted = await database().select({ badges: printPart.badges }).from(printPart);
  expect(counted.reduce((sum, part) => sum + part.badges, 0)).toBe(PEOPLE);
}, 120_000);
