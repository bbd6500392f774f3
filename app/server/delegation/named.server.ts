import { eq } from "drizzle-orm";

import type { Trilingual } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";

/** The name of a delegation; null where there is none with this id. */
export async function namedDelegation(id: string): Promise<Trilingual | null> {
  const [row] = await database()
    .select({ name: delegation.name })
    .from(delegation)
    .where(eq(delegation.id, id));
  return row?.name ?? null;
}
