import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { summit } from "#db/schema/summit.ts";

import { type Database, database } from "../platform/database.server.ts";

type Cached = { loadedAt: number; definition: SummitDefinition };

/** The definition is large and rarely changes: each process keeps it until another load. A cache a database. */
const cache = new WeakMap<Database, Cached>();

/**
 * The summit of this deployment.
 * @throws Error while none is loaded: `npm run summit -- load FOLDER`
 */
export async function summitDefinition(): Promise<SummitDefinition> {
  const db = database();
  const [current] = await db.select({ loadedAt: summit.loadedAt }).from(summit);
  if (!current)
    throw new Error("No summit is loaded; load one with: npm run summit -- load FOLDER");
  const known = cache.get(db);
  if (known?.loadedAt === current.loadedAt.getTime()) return known.definition;

  const [row] = await db.select().from(summit);
  if (!row) throw new Error("The summit was removed while it was read");
  cache.set(db, { loadedAt: row.loadedAt.getTime(), definition: row.definition });
  return row.definition;
}
