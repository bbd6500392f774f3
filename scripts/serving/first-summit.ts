import { join } from "node:path";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { isDemonstration } from "#app/server/platform/env.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";
import { loadDemonstration } from "#app/server/summit/demonstration.server.ts";
import { loadedDefinition, loadSummit } from "#app/server/summit/load.server.ts";
import { faultLine, readDefinition } from "#app/server/summit/read-definition.server.ts";

/** The summit that a deployment begins with. */
const FIRST_ID = "cica-2022";
const FIRST = `db/summits/${FIRST_ID}`;

/**
 * Loads the Sixth CICA Summit when no summit is there yet; in the demonstration also its clock, at the first hour, and
 * its invented people.
 * @throws StartError naming each fault when the definition was edited and is broken
 */
export async function loadFirstSummit(root: string): Promise<void> {
  const folder = join(root, FIRST);
  const loaded = await loadedDefinition();
  if (!loaded) await loadFirstDefinition(root);
  // A start that was killed in between finds the summit loaded and nobody invented yet.
  if (isDemonstration() && (!loaded || loaded.id === FIRST_ID)) await loadDemonstration(folder);
}

/** The definition alone, and in the demonstration the clock at its first hour. */
export async function loadFirstDefinition(root: string): Promise<void> {
  const definition = await readDefinition(join(root, FIRST));
  if (!definition.ok) {
    throw new StartError(
      `The summit definition in ${FIRST} is broken:\n${definition.error.map((fault) => `  ${faultLine(fault)}`).join("\n")}`,
      `Mend it, then check it: npm run summit -- check ${FIRST}`,
    );
  }
  if (isDemonstration()) await setSummitClock(astanaInstant(definition.value.demonstrationStart));
  const { refusals } = await loadSummit(definition.value);
  if (refusals.length > 0)
    throw new Error(`The first summit was refused: ${JSON.stringify(refusals)}`);
}
