import { randomUUID } from "node:crypto";

import postgres from "postgres";
import { afterAll, inject } from "vitest";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";

import { addressOf, testEnvironment } from "./server.ts";

/** In Astana: the day before the summit, when the desks open. */
const FIRST_HOUR = "2022-10-12T08:30";

/**
 * Gives the calling test file a database of its own, migrated, with the CICA definition and the demonstration's clock
 * at its first hour (`empty: true`: neither), and points `process.env` at it. Dropped when the file is done.
 */
export async function useTestDatabase(
  options: { empty?: boolean } = {},
): Promise<{ name: string }> {
  const server = inject("server");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = options.empty ? "template_empty" : "template_summit";
  await asSuperuser((sql) =>
    sql.unsafe(`create database ${name} template ${template} owner shanyrak_owner`),
  );
  Object.assign(process.env, testEnvironment(server, name));
  if (!options.empty) await setSummitClock(astanaInstant(FIRST_HOUR));
  afterAll(async () => {
    await closeDatabase();
    await asSuperuser((sql) => sql.unsafe(`drop database ${name} with (force)`));
  });
  return { name };
}

async function asSuperuser(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(addressOf(inject("server"), "postgres", "postgres"), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
