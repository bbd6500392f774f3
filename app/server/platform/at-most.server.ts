import { type Placeholder, sql } from "drizzle-orm";

/**
 * LIMIT with its number written out, for a list that is read with no other parameter, or by a key of its own. As a parameter
 * it would let PostgreSQL plan the statement anew each time it is asked: a plan for any number of rows looks dearer than one
 * for these (PREPARE, notes on `plan_cache_mode`). Not for lists that are narrowed by what people choose: there a plan for
 * any choice may walk the whole table in its order. Drizzle writes out what is SQL, though its types know numbers and
 * placeholders alone.
 * @param rows a constant of the product: each number is a statement of its own
 */
export const atMost = (rows: number): Placeholder =>
  sql.raw(String(Math.trunc(rows))) as unknown as Placeholder;
