import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

import * as schema from "../../../db/schema/index.ts";
import { env } from "./env.server.ts";
import { preparing } from "./prepared.server.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Whoever only reads: within a transaction, or not. */
export type Reader = Database | Transaction;

type Open = { url: string; sql: Sql; database: Database };
let open: Open | undefined;

/**
 * How the product connects. Left alone the driver waits 30 s for a server that does not answer, doubles its pauses between
 * tries up to 20 s, and never notices that the other end is gone.
 */
export const CONNECTING = {
  onnotice: () => undefined,
  /** Seconds. */
  connect_timeout: 4,
  backoff: () => 0.25,
  keep_alive: 5,
  /** Seconds, then milliseconds: how soon the server lets go of what a dead process held (PostgreSQL, section 19.3.2). */
  connection: {
    tcp_keepalives_idle: 5,
    tcp_keepalives_interval: 2,
    tcp_keepalives_count: 3,
    // A letter is handed to a slow mail server within its transaction: minutes, not for ever.
    idle_in_transaction_session_timeout: 120_000,
  },
} as const;

function connect(): Open {
  const url = env().DATABASE_URL;
  if (open?.url !== url) {
    const sql = postgres(url, { max: 10, ...CONNECTING });
    const opened: Open = {
      ...{ url, sql },
      database: drizzle(
        preparing(sql, () => retire(opened)),
        { schema, casing: "snake_case" },
      ),
    };
    open = opened;
  }
  return open;
}

/** Whoever asks next gets new connections; what is under way on these has a second to end. */
function retire(left: Open | undefined): void {
  if (open === left) open = undefined;
  void left?.sql.end({ timeout: 1 });
}

/** Begins anew with connections made now: those from before may hang on a network that has forgotten them. */
export const renewConnections = (): void => retire(open);

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
