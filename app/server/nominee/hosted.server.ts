import { and, eq } from "drizzle-orm";

import { quota } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";

type Places = { places: number; taken: number };

/** Places at the host's expense (1+N); null where a delegation has none. */
export async function hostedPlaces(delegationId: string): Promise<Places | null> {
  const [row] = await database()
    .select({ places: quota.places, taken: quota.taken })
    .from(quota)
    .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "hosted")));
  return row && (row.places > 0 || row.taken > 0) ? row : null;
}
