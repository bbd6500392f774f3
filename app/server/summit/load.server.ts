import { sql } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { type DefinitionChange, differences } from "#app/domain/summit/difference.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { summit } from "#db/schema/summit.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { isDemonstration } from "../platform/env.server.ts";
import { type PlacesShort, writePlacesOfQuotas } from "./places.server.ts";
import { publishFirstVersion } from "../programme/publish.server.ts";
import { writeDocuments } from "./document-rows.server.ts";
import { writeMeetings } from "./meeting-rows.server.ts";
import { writeProgramme } from "./programme-rows.server.ts";
import { writeDelegations, writePlaces } from "./rows.server.ts";

/**
 * Why a definition cannot replace the one in force:
 * `places_taken` a quota would fall below what is taken; `in_use` something removed is still referred to;
 * `clash` an item would take a room or a principal that is taken; `not_distinct` a code changed into one that exists.
 */
export type LoadRefusal =
  | { kind: "places_taken"; counter: PlacesShort }
  | { kind: "in_use" | "clash" | "not_distinct"; constraint: string };

/** What a load changed; with refusals, what it would have changed: nothing was written then. */
export type LoadReport = {
  changes: readonly DefinitionChange[];
  refusals: readonly LoadRefusal[];
};

/** The definition in force, or undefined in an empty database. */
export async function loadedDefinition(): Promise<SummitDefinition | undefined> {
  const [row] = await database().select().from(summit);
  return row?.definition;
}

/**
 * Makes a checked definition the summit of this deployment, in one transaction: all of it, or nothing.
 * Only what differs from the definition in force is written, so that loading twice changes nothing and
 * what editors changed since stays.
 */
export async function loadSummit(definition: SummitDefinition): Promise<LoadReport> {
  const now = await summitNow();
  let changes: readonly DefinitionChange[] = [];
  try {
    await database().transaction(async (tx) => {
      // Two processes that start on an empty database load one after the other; the second finds nothing to do.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('summit definition'))`);
      const [inForce] = await tx.select().from(summit);
      changes = differences(inForce?.definition, definition);
      if (changes.length === 0) return;
      await writeAll(tx, definition, changes, now);
    });
  } catch (error) {
    if (error instanceof Refused) return { changes, refusals: error.refusals };
    const refusal = refusalOf(constraintOf(error));
    if (!refusal) throw error;
    return { changes, refusals: [refusal] };
  }
  return { changes, refusals: [] };
}

class Refused extends Error {
  readonly refusals: readonly LoadRefusal[];

  constructor(refusals: readonly LoadRefusal[]) {
    super("The definition cannot be loaded");
    this.refusals = refusals;
  }
}

async function writeAll(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
  now: Date,
): Promise<void> {
  await writeDelegations(tx, definition, changes);
  const short = await writePlacesOfQuotas(tx, definition);
  if (short.length > 0)
    throw new Refused(short.map((counter) => ({ kind: "places_taken", counter })));
  await writePlaces(tx, definition, changes);
  await writeProgramme(tx, definition, changes, now);
  await writeDocuments(tx, definition, changes);
  await writeMeetings(tx, definition, changes);
  const row = { id: definition.id, definition, loadedAt: realNow() };
  await tx.insert(summit).values(row).onConflictDoUpdate({ target: summit.single, set: row });
  await audit(tx, {
    actor: "system",
    action: "summit.loaded",
    subjectKind: "summit",
    subjectId: definition.id,
    fields: [...new Set(changes.map(({ part }) => part))],
    at: now,
  });
  // Occupancy is checked at commit otherwise, past the point where a clash could be answered in words.
  await tx.execute(sql`set constraints all immediate`);
  await publishFirstVersion(
    tx,
    isDemonstration() ? astanaInstant(definition.demonstrationStart) : now,
  );
}

function refusalOf(constraint: string | undefined): LoadRefusal | undefined {
  switch (constraint) {
    case undefined:
      return undefined;
    case "room_never_double_booked":
    case "principal_never_in_two_places":
      return { kind: "clash", constraint };
    case "delegation_code_unique":
      return { kind: "not_distinct", constraint };
    default:
      return constraint.endsWith("_fk") ? { kind: "in_use", constraint } : undefined;
  }
}
