import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, expect, inject, it, vi } from "vitest";

import { signingKeyFor } from "#app/server/badge/keys.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { readiness } from "#app/server/platform/web/readiness.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { silentPort } from "#tests/support/post-office.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase({ empty: true });
const usual = { ...process.env };
afterEach(() => {
  Object.assign(process.env, usual);
  vi.useRealTimers();
});

/** What it says once it has asked anew: it keeps an answer for a second. */
const eventually = (expected: object) =>
  expect.poll(readiness, { timeout: 15_000 }).toMatchObject(expected);

it("is ready when database, migrations, keys, clock and queue are well", async () => {
  const checks = { database: "ok", migrations: "ok", keys: "ok", clock: "ok", queue: "ok" };
  expect(await readiness()).toEqual({ isReady: true, checks });
});

it("asks the database once a second, however often it is asked itself", () => {
  expect(readiness()).toBe(readiness());
});

it("is not ready while the database is behind this build", async () => {
  const owner = postgres(addressOf(inject("server"), "postgres", name), { max: 1 });
  const [last] = await owner`delete from drizzle.__drizzle_migrations
    where id = (select max(id) from drizzle.__drizzle_migrations) returning *`;
  await eventually({
    isReady: false,
    checks: { migrations: "the database is behind this build", database: "ok" },
  });
  await owner`insert into drizzle.__drizzle_migrations ${owner({ ...last })}`;
  await owner.end();
  await eventually({ isReady: true });
});

it("is not ready under a master key that does not open what stands, and does not show it", async () => {
  const now = new Date();
  const validity = { notBefore: now, expires: new Date(now.getTime() + 86_400_000) };
  await database().transaction((tx) => signingKeyFor(tx, validity, now));
  process.env.SHANYRAK_MASTER_KEY = randomBytes(32).toString("base64");
  const keys = "SHANYRAK_MASTER_KEY does not open what was sealed";
  await eventually({ isReady: false, checks: { keys } });
  expect(JSON.stringify(await readiness())).not.toContain(process.env.SHANYRAK_MASTER_KEY);
});

it("is not ready with a clock that is off the database's", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  await eventually({
    isReady: false,
    checks: { clock: expect.stringMatching(/s apart from the database's$/) as string },
  });
});

it("says of a queue that nobody works off, and stays ready", async () => {
  await database().execute(
    sql`select graphile_worker.add_job('send_mail', '{}'::json, run_at => now() - interval '10 minutes')`,
  );
  await eventually({
    isReady: true,
    checks: { queue: "1 jobs wait for more than 5 minutes" },
  });
});

it("is not ready without a database, and names no address", async () => {
  const port = await silentPort();
  process.env.DATABASE_URL = `postgres://app:secret@127.0.0.1:${port}/nothing`;
  await eventually({ isReady: false, checks: { database: "does not answer" } });
});
