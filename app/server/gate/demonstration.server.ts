import type { AppLoadContext } from "@remix-run/node";
import { asc } from "drizzle-orm";

import { maySend } from "#app/domain/access/may.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { gate } from "#db/schema/gate.ts";

import { oneClickIsOpen } from "../platform/access/demonstration.server.ts";
import { database } from "../platform/database.server.ts";

/** Gates that a signed-in guard or supervisor may try with this browser; none outside the demonstration. */
export async function demonstrationGates({
  presence,
}: AppLoadContext): Promise<{ id: string; zone: number; name: Trilingual }[]> {
  if (!oneClickIsOpen() || presence.kind !== "viewer") return [];
  if (!maySend("routes/gate_.enrol.demonstration", presence.viewer)) return [];
  return database()
    .select({ id: gate.id, zone: gate.zone, name: gate.name })
    .from(gate)
    .orderBy(asc(gate.zone), asc(gate.id));
}
