import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

import * as schema from "../../../db/schema/index.ts";
import { env } from "./env.server.ts";
import { preparing } from "./prepared.server.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Whoever only reads: within a transaction, or not. */
export type Reader = Database | Transaction;

let open: { url: string; sql: Sql; database: Database } | undefined;

function connect(): { sql: Sql; database: Database } {
  const url = env().DATABASE_URL;
  if (open?.url !== url) {
    const sql = postgres(url, { max: 10, onnotice: () => undefined });
    open = { url, sql, database: drizzle(preparing(sql), { schema, casing: "snake_case" }) };
  }
  return open;
}

/** The database, connected at first use. */
export const database = (): Database => connect().database;

/** The driver itself, for LISTEN and for raw ranges. */
export const sqlClient = (): Sql => connect().sql;

/** Ends all connections of this process, waiting up to 5 s for work in hand. */
export async function closeDatabase(): Promise<void> {
  const closing = open;
  open = undefined;
  await closing?.sql.end({ timeout: 5 });
}

/** The name of the constraint that a write broke, if that is what the error says; drizzle wraps the driver's error. */
export function constraintOf(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ("constraint_name" in e && typeof e.constraint_name === "string") return e.constraint_name;
  }
  return undefined;
}
