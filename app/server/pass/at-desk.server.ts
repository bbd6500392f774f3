import { eq } from "drizzle-orm";

import { pass } from "#db/schema/pass.ts";

import { database } from "../platform/database.server.ts";

/** A pass's number, to say what was done with it; empty for an id that is none. */
export async function passNumber(id: string): Promise<string> {
  const [row] = await database().select({ number: pass.number }).from(pass).where(eq(pass.id, id));
  return row?.number ?? "";
}
