import { and, asc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import { type Database, database, type Transaction } from "../../platform/database.server.ts";
import { type CurrentMark, currentMarks } from "../after/marks.server.ts";
import { type Attending, attendingOf } from "./attending.server.ts";

type Home = typeof delegation.$inferSelect;
type Side = typeof bilateralSide.$inferSelect;

/** A side of a meeting as doors and room sheets show it; people by seat. */
export type RoomSide = Attending & {
  id: string;
  code: string;
  iso2: string | null;
  name: Trilingual;
  /** People at the table: the principal and who comes along. */
  seats: number;
};

/** A meeting in a room; instants in ms. */
export type RoomMeeting = {
  requestId: string;
  roomId: string;
  from: number;
  until: number;
  level: MeetingLevel;
  /** The host first, the others by the English alphabet: the order of flags. */
  sides: readonly RoomSide[];
  /** Spoken there (ISO 639-1), in the order of the sides. */
  languages: readonly string[];
  pressMinutes: number;
  mark: CurrentMark | null;
};

/** The meetings that begin in a room within a stretch of time (ms), earliest first. */
export const roomMeetings = (
  within: { roomId: string; from: number; until: number },
  db: Database | Transaction = database(),
): Promise<RoomMeeting[]> =>
  meetingsWhere(
    and(
      eq(bilateral.roomId, within.roomId),
      gte(bilateral.startsAt, new Date(within.from)),
      lt(bilateral.startsAt, new Date(within.until)),
    ),
    db,
  );

/** The meetings in which a delegation is a side, wherever they are held, earliest first. */
export function meetingsOf(
  delegationId: string,
  db: Database | Transaction = database(),
): Promise<RoomMeeting[]> {
  const own = db
    .select({ id: bilateralSide.requestId })
    .from(bilateralSide)
    .where(eq(bilateralSide.delegationId, delegationId));
  return meetingsWhere(inArray(bilateral.requestId, own), db);
}

async function meetingsWhere(
  where: SQL | undefined,
  db: Database | Transaction,
): Promise<RoomMeeting[]> {
  const booked = await db
    .select({ meeting: bilateral, request: bilateralRequest })
    .from(bilateral)
    .innerJoin(bilateralRequest, eq(bilateralRequest.id, bilateral.requestId))
    .where(where)
    .orderBy(asc(bilateral.startsAt));
  const ids = booked.map(({ request }) => request.id);
  const sides = await db.select().from(bilateralSide).where(inArray(bilateralSide.requestId, ids));
  const homes = new Map((await db.select().from(delegation)).map((home) => [home.id, home]));
  const attending = await attendingOf(ids, db);
  const marks = await currentMarks(ids, db);
  return booked.map(({ meeting, request }) => {
    const own = inOrder(
      request.hostId ?? request.requesterId,
      sides.filter(({ requestId }) => requestId === request.id),
      homes,
    );
    return {
      requestId: request.id,
      roomId: meeting.roomId,
      from: meeting.startsAt.getTime(),
      until: meeting.endsAt.getTime(),
      level: request.level,
      sides: own.map(({ side, home: { id, code, iso2, name } }) => ({
        ...{ id, code, iso2, name },
        seats: 1 + side.companions,
        ...attending(request.id, id),
      })),
      languages: [...new Set(own.flatMap(({ side }) => side.language || []))],
      pressMinutes: request.pressMinutes,
      mark: marks.get(request.id) ?? null,
    };
  });
}

/** The host's flag first, then the English alphabet. */
function inOrder(
  hostId: string,
  sides: readonly Side[],
  homes: ReadonlyMap<string, Home>,
): { side: Side; home: Home }[] {
  return sides
    .flatMap((side) => {
      const home = homes.get(side.delegationId);
      return home ? [{ side, home }] : [];
    })
    .toSorted((a, b) => {
      const host = Number(b.home.id === hostId) - Number(a.home.id === hostId);
      return host || (a.home.sortKey < b.home.sortKey ? -1 : 1);
    });
}
