import { type Database, database } from "./database.server.ts";

/** How long a process may go by what it read: a withdrawn key stops counting, a new rule begins to, within this time. */
const MOMENT_MS = 1_000;

/** Asks the database once a second at most: for what gates ask with every badge, and what changes once a day. */
export function ofTheMoment<T>(load: () => Promise<T>): () => Promise<T> {
  const kept = new WeakMap<Database, { at: number; answer: Promise<T> }>();
  return () => {
    const db = database();
    const known = kept.get(db);
    if (known && Date.now() - known.at < MOMENT_MS) return known.answer;
    const answer = load();
    kept.set(db, { at: Date.now(), answer });
    answer.catch(() => kept.delete(db));
    return answer;
  };
}
