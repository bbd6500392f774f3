import { join } from "node:path";

import { closeDatabase } from "#app/server/platform/database.server.ts";
import { loadFirstDefinition } from "#scripts/serving/first-summit.ts";

import { testEnvironment, type TestServer } from "./server.ts";

/** Loads into a migrated database what most tests begin with: the CICA summit as defined, and nobody in it. */
export async function fillTemplate(server: TestServer, database: string): Promise<void> {
  const needed = testEnvironment(server, database);
  Object.assign(process.env, needed);
  try {
    await loadFirstDefinition(join(import.meta.dirname, "../.."));
  } finally {
    // A template can be copied only while nobody is connected to it.
    await closeDatabase();
    for (const name of Object.keys(needed)) delete process.env[name];
  }
}
