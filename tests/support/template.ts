import { astanaInstant } from "#app/domain/time/astana.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { loadSummit } from "#app/server/summit/load.server.ts";

import { testEnvironment, type TestServer } from "./server.ts";
import { cicaDefinition } from "./summit.ts";

/** Loads into a migrated database what most tests begin with: the CICA summit as defined, without delegates. */
export async function fillTemplate(server: TestServer, database: string): Promise<void> {
  Object.assign(process.env, testEnvironment(server, database));
  const definition = await cicaDefinition();
  const { refusals } = await loadSummit(definition);
  if (refusals.length > 0)
    throw new Error(`The summit was not loaded: ${JSON.stringify(refusals)}`);
  await setSummitClock(astanaInstant(definition.demonstrationStart));
  // A database that somebody is connected to cannot be a template.
  await closeDatabase();
}
