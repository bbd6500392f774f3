import { inject, afterEach, expect, it } from "vitest";

import { makeOwnDatabase, type OwnDatabase } from "#tests/support/own-database.ts";
import { startScript } from "#tests/support/process.ts";
import { testEnvironment } from "#tests/support/server.ts";

const server = inject("server");
const { SHANYRAK_MASTER_KEY, SHANYRAK_INDEX_KEY, SESSION_SECRET, ORIGIN } = testEnvironment(
  server,
  "none",
);
const SECRETS = { SHANYRAK_MASTER_KEY, SHANYRAK_INDEX_KEY, SESSION_SECRET, ORIGIN };

let made: OwnDatabase | undefined;
afterEach(async () => {
  await made?.drop();
  made = undefined;
});

async function refusal(env: Record<string, string>, args: string[] = []): Promise<string> {
  const started = startScript("scripts/serve.ts", { env: { PORT: "0", ...env }, args });
  expect(await started.ended).toBe(1);
  expect(started.said()).toContain("Shanyrak cannot start.");
  expect(started.said()).not.toMatch(/^\s+at /m);
  expect(started.said()).not.toContain(server.password);
  return started.said();
}

const tablesOf = (database: OwnDatabase) =>
  database.query(
    "select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );

it("names every secret that is missing, and touches nothing", async () => {
  made = await makeOwnDatabase();
  const said = await refusal({ DATABASE_URL: made.superuserUrl });
  for (const name of Object.keys(SECRETS)) expect(said).toContain(`${name} is not set`);
  expect(await tablesOf(made)).toHaveLength(0);
});

it("says what is wrong with a key, and never shows it", async () => {
  const said = await refusal({
    DATABASE_URL: "postgres://a@127.0.0.1:1/b",
    ...SECRETS,
    SHANYRAK_MASTER_KEY: "too-short-key",
  });
  expect(said).toContain("SHANYRAK_MASTER_KEY: must be 32 random bytes in base64");
  expect(said).not.toContain("too-short-key");
});

it.each([
  ["is no address", "somewhere", /DATABASE_URL/],
  [
    "leads to nobody",
    "postgres://a:b@127.0.0.1:9/c",
    /no PostgreSQL server answers at 127\.0\.0\.1:9/,
  ],
  [
    "has an unknown host",
    "postgres://a:b@no-such-host.invalid:5432/c",
    /host of no-such-host\.invalid:5432 is not known/,
  ],
  [
    "has a wrong password",
    `postgres://shanyrak_app:wrong@127.0.0.1:${server.port}/postgres`,
    /refuses role "shanyrak_app" or its password/,
  ],
  [
    "names no database",
    `postgres://shanyrak_app:${server.password}@127.0.0.1:${server.port}/nowhere`,
    /no database "nowhere"/,
  ],
])("refuses a DATABASE_URL that %s", async (_name, url, words) => {
  expect(await refusal({ ...SECRETS, DATABASE_URL: url })).toMatch(words);
});

it("refuses the demonstration on a database of one's own", async () => {
  expect(
    await refusal({ ...SECRETS, DATABASE_URL: "postgres://a@127.0.0.1/b", DEMONSTRATION: "1" }),
  ).toContain("exclude each other");
  expect(
    await refusal({ ...SECRETS, DATABASE_URL: "postgres://a@127.0.0.1/b" }, ["--lan"]),
  ).toContain("--lan is for the demonstration");
});

it("refuses a role that would own the tables and cannot make another", async () => {
  made = await makeOwnDatabase();
  expect(await refusal({ ...SECRETS, DATABASE_URL: made.ownerUrl })).toContain(
    "Set DATABASE_ADMIN_URL to the owner",
  );
  expect(await tablesOf(made)).toHaveLength(0);
});

it("refuses one role for owner and application", async () => {
  made = await makeOwnDatabase();
  const said = await refusal({
    ...SECRETS,
    DATABASE_URL: made.ownerUrl,
    DATABASE_ADMIN_URL: made.ownerUrl,
  });
  expect(said).toContain("use the same role");
});

it("refuses a database whose ctype knows no Cyrillic", async () => {
  made = await makeOwnDatabase({ ctype: "C" });
  const said = await refusal({
    ...SECRETS,
    DATABASE_URL: made.applicationUrl,
    DATABASE_ADMIN_URL: made.ownerUrl,
  });
  expect(said).toContain("does not know Cyrillic letters");
  expect(await tablesOf(made)).toHaveLength(0);
});

it("refuses a database that a newer release has migrated", async () => {
  made = await makeOwnDatabase();
  await made.query(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 99999999999999);
    grant usage on schema drizzle to public; grant all on all tables in schema drizzle to public`);
  const said = await refusal({
    ...SECRETS,
    DATABASE_URL: made.applicationUrl,
    DATABASE_ADMIN_URL: made.ownerUrl,
  });
  expect(said).toContain("newer release of Shanyrak");
});
