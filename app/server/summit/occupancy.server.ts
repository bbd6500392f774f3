import { and, eq, inArray, isNull } from "drizzle-orm";

import { expandParties, levelsBound } from "#app/domain/programme/parties.ts";
import type { DatedStatus } from "#app/domain/delegation/status.ts";
import { principalOccupancy, roomOccupancy } from "#db/schema/bilateral.ts";
import { delegation, delegationStatusHistory } from "#db/schema/delegation.ts";
import { programmeItem } from "#db/schema/programme.ts";
import { room } from "#db/schema/bilateral.ts";

import type { Transaction } from "../platform/database.server.ts";

const MINUTE = 60_000;

/** `[from,to)` as PostgreSQL reads it. */
const halfOpen = (from: Date, to: Date): string => `[${from.toISOString()},${to.toISOString()})`;

/**
 * Writes anew which room and which principals each of these items takes: the room from setup to turnover, the heads
 * (and ministers) of the delegations it binds from start to end. Items without an hour, cancelled or gone, take nothing.
 * An overlap breaks `room_never_double_booked` or `principal_never_in_two_places`, at the latest at commit.
 */
export async function occupyForItems(tx: Transaction, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  const ids = [...itemIds];
  await tx.delete(roomOccupancy).where(inArray(roomOccupancy.programmeItemId, ids));
  await tx.delete(principalOccupancy).where(inArray(principalOccupancy.programmeItemId, ids));

  const items = await tx
    .select({ item: programmeItem, room })
    .from(programmeItem)
    .leftJoin(room, eq(room.id, programmeItem.roomId))
    .where(and(inArray(programmeItem.id, ids), isNull(programmeItem.cancelledAt)));
  const delegations = await datedDelegations(tx);

  const rooms: (typeof roomOccupancy.$inferInsert)[] = [];
  const principals: (typeof principalOccupancy.$inferInsert)[] = [];
  for (const { item, room: itsRoom } of items) {
    const { startsAt, endsAt } = item;
    if (!startsAt || !endsAt) continue;
    if (itsRoom) {
      const from = new Date(startsAt.getTime() - itsRoom.setupMinutes * MINUTE);
      const to = new Date(endsAt.getTime() + itsRoom.turnoverMinutes * MINUTE);
      rooms.push({ roomId: itsRoom.id, during: halfOpen(from, to), programmeItemId: item.id });
    }
    for (const delegationId of expandParties(item.parties, item.day, delegations))
      for (const level of levelsBound(item.kind))
        principals.push({
          delegationId,
          level,
          during: halfOpen(startsAt, endsAt),
          programmeItemId: item.id,
        });
  }
  if (rooms.length > 0) await tx.insert(roomOccupancy).values(rooms);
  if (principals.length > 0) await tx.insert(principalOccupancy).values(principals);
}

async function datedDelegations(
  tx: Transaction,
): Promise<{ id: string; statuses: readonly DatedStatus[] }[]> {
  const rows = await tx
    .select({
      id: delegation.id,
      status: delegationStatusHistory.status,
      from: delegationStatusHistory.fromDay,
    })
    .from(delegation)
    .innerJoin(delegationStatusHistory, eq(delegationStatusHistory.delegationId, delegation.id));
  const byId = new Map<string, DatedStatus[]>();
  for (const { id, status, from } of rows)
    byId.set(id, [...(byId.get(id) ?? []), { status, from }]);
  return [...byId].map(([id, statuses]) => ({ id, statuses }));
}
