import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { summit } from "#db/schema/summit.ts";

import { builtOnce } from "../platform/built-once.server.ts";
import { type Database, database } from "../platform/database.server.ts";

type Cached = { loadedAt: number; definition: SummitDefinition };

/** The definition is large and rarely changes: each process keeps it until another load. A cache a database. */
const cache = new WeakMap<Database, Cached>();
/** Whoever asks while the answer is on its way gets that answer: the loaders of one page ask at once. */
const asking = new WeakMap<Database, Promise<SummitDefinition | null>>();

/**
 * The summit of this deployment.
 * @throws Error while none is loaded: `npm run summit -- load FOLDER`
 */
export async function summitDefinition(): Promise<SummitDefinition> {
  const definition = await loadedSummit();
  if (!definition)
    throw new Error("No summit is loaded; load one with: npm run summit -- load FOLDER");
  return definition;
}

/** The summit of this deployment; null while none is loaded. */
export function loadedSummit(): Promise<SummitDefinition | null> {
  const db = database();
  const under = asking.get(db);
  if (under) return under;
  const answer = ask(db).finally(() => asking.delete(db));
  asking.set(db, answer);
  return answer;
}

const loading = builtOnce((db) =>
  db.select({ loadedAt: summit.loadedAt }).from(summit).prepare("summit_loaded"),
);

async function ask(db: Database): Promise<SummitDefinition | null> {
  const [current] = await loading().execute();
  if (!current) return null;
  const known = cache.get(db);
  if (known?.loadedAt === current.loadedAt.getTime()) return known.definition;

  const [row] = await db.select().from(summit);
  if (!row) return null;
  cache.set(db, { loadedAt: row.loadedAt.getTime(), definition: row.definition });
  return row.definition;
}
