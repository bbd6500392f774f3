import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import { type Database, database, type Transaction } from "../../platform/database.server.ts";
import { type CurrentMark, currentMarks } from "../after/marks.server.ts";

type Home = typeof delegation.$inferSelect;

/** A side of a meeting as doors and room sheets show it. */
export type RoomSide = { id: string; code: string; iso2: string | null; name: Trilingual };

/** A meeting in a room; instants in ms. */
export type RoomMeeting = {
  requestId: string;
  from: number;
  until: number;
  level: MeetingLevel;
  /** The host first, the others by the English alphabet: the order of flags. */
  sides: readonly RoomSide[];
  mark: CurrentMark | null;
};

/** The meetings that begin in a room within a stretch of time (ms), earliest first. */
export async function roomMeetings(
  within: { roomId: string; from: number; until: number },
  db: Database | Transaction = database(),
): Promise<RoomMeeting[]> {
  const booked = await db
    .select({ meeting: bilateral, request: bilateralRequest })
    .from(bilateral)
    .innerJoin(bilateralRequest, eq(bilateralRequest.id, bilateral.requestId))
    .where(
      and(
        eq(bilateral.roomId, within.roomId),
        gte(bilateral.startsAt, new Date(within.from)),
        lt(bilateral.startsAt, new Date(within.until)),
      ),
    )
    .orderBy(asc(bilateral.startsAt));
  const ids = booked.map(({ request }) => request.id);
  const asked = await db
    .select({ requestId: bilateralSide.requestId, id: bilateralSide.delegationId })
    .from(bilateralSide)
    .where(inArray(bilateralSide.requestId, ids));
  const homes = new Map((await db.select().from(delegation)).map((home) => [home.id, home]));
  const marks = await currentMarks(ids, db);
  return booked.map(({ meeting, request }) => ({
    requestId: request.id,
    from: meeting.startsAt.getTime(),
    until: meeting.endsAt.getTime(),
    level: request.level,
    sides: inOrder(
      request.requesterId,
      asked.filter(({ requestId }) => requestId === request.id).map(({ id }) => id),
      homes,
    ),
    mark: marks.get(request.id) ?? null,
  }));
}

/** The host's flag first, then the English alphabet. */
function inOrder(
  hostId: string,
  ids: readonly string[],
  homes: ReadonlyMap<string, Home>,
): RoomSide[] {
  const sideOf = (id: string): Home[] => [homes.get(id)].flatMap((home) => (home ? [home] : []));
  const others = ids
    .filter((id) => id !== hostId)
    .flatMap(sideOf)
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  return [...sideOf(hostId), ...others].map(({ id, code, iso2, name }) => ({
    id,
    code,
    iso2,
    name,
  }));
}
