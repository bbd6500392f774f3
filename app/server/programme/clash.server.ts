import { and, eq, inArray, sql } from "drizzle-orm";

import type { Trilingual } from "#app/domain/language/languages.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { expandParties, levelsBound } from "#app/domain/programme/parties.ts";
import { principalOccupancy, room, roomOccupancy } from "#db/schema/bilateral.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

const CLASHES = ["room_never_double_booked", "principal_never_in_two_places"] as const;
export type ClashConstraint = (typeof CLASHES)[number];

export const isClash = (constraint: string | undefined): constraint is ClashConstraint =>
  CLASHES.some((clash) => clash === constraint);

/** What stands in the way: another item by its title, or a bilateral (null), whose sides an editor need not know. */
export type Clash = { by: Trilingual | null };

/** Looks up what an item's edit ran into; null when it has gone since. */
export async function whoClashes(
  constraint: ClashConstraint,
  item: ProgrammeItem,
): Promise<Clash | null> {
  if (!item.startsAt || !item.endsAt) return null;
  const other = constraint === "room_never_double_booked" ? takenRoom(item) : takenPrincipal(item);
  const [found] = await other;
  return found ? { by: found.title } : null;
}

async function takenRoom(item: ProgrammeItem): Promise<{ title: Trilingual | null }[]> {
  const { setupMinutes, turnoverMinutes } = room;
  return database()
    .select({ title: programmeItem.title })
    .from(roomOccupancy)
    .innerJoin(room, eq(room.id, roomOccupancy.roomId))
    .leftJoin(programmeItem, eq(programmeItem.id, roomOccupancy.programmeItemId))
    .where(
      and(
        eq(roomOccupancy.roomId, item.room?.id ?? ""),
        sql`${roomOccupancy.programmeItemId} is distinct from ${item.id}`,
        sql`${roomOccupancy.during} && tstzrange(
          ${item.startsAt}::timestamptz - make_interval(mins => ${setupMinutes}),
          ${item.endsAt}::timestamptz + make_interval(mins => ${turnoverMinutes}))`,
      ),
    )
    .limit(1);
}

async function takenPrincipal(item: ProgrammeItem): Promise<{ title: Trilingual | null }[]> {
  const { delegations } = await summitDefinition();
  const ids = expandParties(item.parties, item.day, delegations);
  const levels = [...levelsBound(item.kind)];
  if (ids.length === 0 || levels.length === 0) return [];
  return database()
    .select({ title: programmeItem.title })
    .from(principalOccupancy)
    .leftJoin(programmeItem, eq(programmeItem.id, principalOccupancy.programmeItemId))
    .where(
      and(
        inArray(principalOccupancy.delegationId, ids),
        inArray(principalOccupancy.level, levels),
        sql`${principalOccupancy.programmeItemId} is distinct from ${item.id}`,
        sql`${principalOccupancy.during} && tstzrange(${item.startsAt}::timestamptz, ${item.endsAt}::timestamptz)`,
      ),
    )
    .limit(1);
}
