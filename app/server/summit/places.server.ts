import { and, eq, notInArray, sql } from "drizzle-orm";

import { placesOf, type Places } from "#app/domain/summit/places.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegationStatusHistory, quota } from "#db/schema/delegation.ts";

import type { Transaction } from "../platform/database.server.ts";

/** A counter that would fall below what is already taken. */
export type PlacesShort = Places & { taken: number };

/**
 * Sets the places of every delegation. Counts already taken stay.
 * @returns the counters that would fall below what is taken; when there are any, nothing was written
 */
export async function writePlacesOfQuotas(
  tx: Transaction,
  definition: SummitDefinition,
): Promise<PlacesShort[]> {
  const wanted = placesOf(definition, await acceptedSince(tx, definition));
  const key = (row: Pick<Places, "delegationId" | "kind" | "quotaGroup">) =>
    `${row.delegationId} ${row.kind} ${row.quotaGroup}`;
  const byKey = new Map(wanted.map((row) => [key(row), row]));
  const present = await tx.select().from(quota).for("update");

  const short = present
    .map((row) => ({ ...row, places: byKey.get(key(row))?.places ?? 0 }))
    .filter(({ places, taken }) => taken > places);
  if (short.length > 0) return short;

  for (const { delegationId, kind, quotaGroup } of present.filter((row) => !byKey.has(key(row))))
    await tx
      .delete(quota)
      .where(
        and(
          eq(quota.delegationId, delegationId),
          eq(quota.kind, kind),
          eq(quota.quotaGroup, quotaGroup),
        ),
      );
  if (wanted.length > 0)
    await tx
      .insert(quota)
      .values(wanted)
      .onConflictDoUpdate({
        target: [quota.delegationId, quota.kind, quota.quotaGroup],
        set: { places: sql`excluded.places` },
      });
  return [];
}

/** Entities that applied and were accepted: they register beside the delegations of the definition. */
async function acceptedSince(tx: Transaction, { delegations }: SummitDefinition) {
  const rows = await tx
    .select()
    .from(delegationStatusHistory)
    .where(
      notInArray(
        delegationStatusHistory.delegationId,
        delegations.map(({ id }) => id),
      ),
    );
  return [...new Set(rows.map(({ delegationId }) => delegationId))].map((id) => ({
    id,
    statuses: rows
      .filter(({ delegationId }) => delegationId === id)
      .map(({ status, fromDay }) => ({ status, from: fromDay })),
  }));
}
