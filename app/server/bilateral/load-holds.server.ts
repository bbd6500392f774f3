import { eq, sql } from "drizzle-orm";

import type { Holder, InterpreterHold, PrincipalHold } from "#app/domain/bilateral/availability.ts";
import type { RoomHold } from "#app/domain/bilateral/placement.ts";
import {
  bilateral,
  interpreterOccupancy,
  principalOccupancy,
  room,
  roomBlock,
  roomOccupancy,
} from "#db/schema/bilateral.ts";
import { programmeItem } from "#db/schema/programme.ts";

import type { Reader } from "../platform/database.server.ts";

/** The sides of each request, the one that asked first. */
export type SidesOf = ReadonlyMap<string, readonly string[]>;

const milliseconds = (bound: "lower" | "upper", column: unknown) =>
  sql<string>`extract(epoch from ${sql.raw(bound)}(${column})) * 1000`.mapWith(Number);

/** What takes each room, blocks of protocol among it. */
export async function loadRoomHolds(db: Reader, sidesOf: SidesOf): Promise<RoomHold[]> {
  const rows = await db
    .select({
      roomId: roomOccupancy.roomId,
      from: milliseconds("lower", roomOccupancy.during),
      until: milliseconds("upper", roomOccupancy.during),
      requestId: bilateral.requestId,
      itemId: programmeItem.id,
      title: programmeItem.title,
      block: { id: roomBlock.id, kind: roomBlock.kind, title: roomBlock.title },
    })
    .from(roomOccupancy)
    .leftJoin(bilateral, eq(bilateral.id, roomOccupancy.bilateralId))
    .leftJoin(programmeItem, eq(programmeItem.id, roomOccupancy.programmeItemId))
    .leftJoin(roomBlock, eq(roomBlock.id, roomOccupancy.blockId));
  return rows.map(({ roomId, from, until, ...holder }) => ({
    roomId,
    during: { from, until },
    by: holderOf(holder, sidesOf),
  }));
}

/** Where each principal is, with the venue where it is known. */
export async function loadPrincipalHolds(db: Reader, sidesOf: SidesOf): Promise<PrincipalHold[]> {
  const rows = await db
    .select({
      delegationId: principalOccupancy.delegationId,
      level: principalOccupancy.level,
      from: milliseconds("lower", principalOccupancy.during),
      until: milliseconds("upper", principalOccupancy.during),
      requestId: bilateral.requestId,
      itemId: programmeItem.id,
      title: programmeItem.title,
      venue: room.venue,
    })
    .from(principalOccupancy)
    .leftJoin(bilateral, eq(bilateral.id, principalOccupancy.bilateralId))
    .leftJoin(programmeItem, eq(programmeItem.id, principalOccupancy.programmeItemId))
    .leftJoin(room, sql`${room.id} = coalesce(${bilateral.roomId}, ${programmeItem.roomId})`);
  return rows.map(({ delegationId, level, from, until, venue, ...holder }) => ({
    delegationId,
    level,
    during: { from, until },
    by: holderOf(holder, sidesOf),
    venue,
  }));
}

/** Which meetings take each interpreter. */
export async function loadInterpreterHolds(
  db: Reader,
  sidesOf: SidesOf,
): Promise<InterpreterHold[]> {
  const rows = await db
    .select({
      interpreterId: interpreterOccupancy.nomineeId,
      from: milliseconds("lower", interpreterOccupancy.during),
      until: milliseconds("upper", interpreterOccupancy.during),
      requestId: bilateral.requestId,
    })
    .from(interpreterOccupancy)
    .innerJoin(bilateral, eq(bilateral.id, interpreterOccupancy.bilateralId));
  return rows.map(({ interpreterId, from, until, requestId }) => ({
    interpreterId,
    during: { from, until },
    by: { kind: "meeting", requestId, sides: sidesOf.get(requestId) ?? [] },
  }));
}

type HolderRow = {
  requestId: string | null;
  itemId: string | null;
  title: Extract<Holder, { kind: "programme" }>["title"] | null;
  block?: Pick<typeof roomBlock.$inferSelect, "id" | "kind" | "title"> | null;
};

function holderOf({ requestId, itemId, title, block }: HolderRow, sidesOf: SidesOf): Holder {
  if (requestId) return { kind: "meeting", requestId, sides: sidesOf.get(requestId) ?? [] };
  if (itemId && title) return { kind: "programme", itemId, title };
  if (block) return { kind: "block", blockId: block.id, block: block.kind, title: block.title };
  throw new Error("An occupancy belongs to no meeting, item of the programme or block");
}
