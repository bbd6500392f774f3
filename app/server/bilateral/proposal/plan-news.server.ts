import { sql } from "drizzle-orm";

import type { Database, Transaction } from "../../platform/database.server.ts";

/** Tells whoever looks at plans, over whichever web process, that one was ordered, got on, or is settled. */
export async function tellOfPlans(db: Database | Transaction): Promise<void> {
  await db.execute(sql`select pg_notify('plans', '')`);
}
