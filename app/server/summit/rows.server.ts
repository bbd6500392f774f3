import { inArray } from "drizzle-orm";

import { MAIN_VENUE, type SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import { room } from "#db/schema/bilateral.ts";
import { delegation, delegationStatusHistory, quota } from "#db/schema/delegation.ts";
import { gate } from "#db/schema/gate.ts";

import type { Transaction } from "../platform/database.server.ts";
import { refused, touched } from "./changes.server.ts";

/** Delegations and their dated statuses. A delegation that somebody uses cannot be removed (foreign keys). */
export async function writeDelegations(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const { kept, removed } = touched(changes, "delegations");
  const entries = definition.delegations.filter(({ id }) => kept.has(id));
  const gone = [...kept, ...removed];
  if (gone.length > 0)
    await tx
      .delete(delegationStatusHistory)
      .where(inArray(delegationStatusHistory.delegationId, gone));
  if (removed.length > 0) {
    await tx.delete(quota).where(inArray(quota.delegationId, removed));
    await tx.delete(delegation).where(inArray(delegation.id, removed));
  }
  if (entries.length === 0) return;
  await tx
    .insert(delegation)
    .values(
      entries.map(
        ({ statuses: _, iso3: _i, unverified: _u, filing: _f, filedAfter: _a, ...row }) => row,
      ),
    )
    .onConflictDoUpdate({
      target: delegation.id,
      set: refused(
        "kind",
        "iso2",
        "code",
        "name",
        "formalName",
        "sortKey",
        "capitalTimeZone",
        "principal",
      ),
    });
  await tx
    .insert(delegationStatusHistory)
    .values(
      entries.flatMap(({ id, statuses }) =>
        statuses.map(({ status, from }) => ({ delegationId: id, status, fromDay: from })),
      ),
    );
}

/** Rooms and gates. One that is booked or scanned at cannot be removed (foreign keys). */
export async function writePlaces(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const rooms = touched(changes, "rooms");
  if (rooms.removed.length > 0) await tx.delete(room).where(inArray(room.id, rooms.removed));
  const roomRows = definition.rooms.filter(({ id }) => rooms.kept.has(id));
  if (roomRows.length > 0)
    await tx
      .insert(room)
      .values(
        roomRows.map(({ provisional: _, delegation: delegationId = null, venue, ...row }) => ({
          ...row,
          delegationId,
          venue: venue ?? MAIN_VENUE,
        })),
      )
      .onConflictDoUpdate({
        target: room.id,
        set: refused(
          "name",
          "kind",
          "zone",
          "seats",
          "booths",
          "press",
          "setupMinutes",
          "turnoverMinutes",
          "opens",
          "closes",
          "venue",
          "delegationId",
        ),
      });

  const gates = touched(changes, "gates");
  if (gates.removed.length > 0) await tx.delete(gate).where(inArray(gate.id, gates.removed));
  const gateRows = definition.gates.filter(({ id }) => gates.kept.has(id));
  if (gateRows.length > 0)
    await tx
      .insert(gate)
      .values(gateRows.map((one) => ({ ...one, staffed: one.staffed ?? false })))
      .onConflictDoUpdate({
        target: gate.id,
        set: refused("name", "zone", "direction", "staffed"),
      });
}
