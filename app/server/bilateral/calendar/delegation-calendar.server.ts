import { eq, inArray } from "drizzle-orm";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { MeetingTurn } from "#app/domain/bilateral/turn.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { bilateralRequest, bilateralSide, room } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { meetingTurn } from "#db/schema/meeting.ts";

import { type Database, database, type Transaction } from "../../platform/database.server.ts";

/** A meeting that has or had a place, as calendars are told of it. */
export type CalendarMeeting = {
  requestId: string;
  turn: MeetingTurn;
  /** How many times its place was changed, since it first had one. */
  sequence: number;
  changedAt: Date;
  /** Its place, or the last one that it had. */
  room: Trilingual;
  startsAt: Date;
  endsAt: Date;
  level: MeetingLevel;
  /** The other sides. */
  others: readonly Trilingual[];
};

/** All meetings of a delegation that ever had a place, the cancelled among them, earliest first. */
export async function calendarMeetings(
  delegationId: string,
  db: Database | Transaction = database(),
): Promise<CalendarMeeting[]> {
  const ids = db
    .select({ id: bilateralRequest.id })
    .from(bilateralRequest)
    .where(eq(bilateralRequest.requesterId, delegationId))
    .union(
      db
        .select({ id: bilateralSide.requestId })
        .from(bilateralSide)
        .where(eq(bilateralSide.delegationId, delegationId)),
    );
  const turns = await db
    .select({ turn: meetingTurn, request: bilateralRequest })
    .from(meetingTurn)
    .innerJoin(bilateralRequest, eq(bilateralRequest.id, meetingTurn.requestId))
    .where(inArray(meetingTurn.requestId, ids))
    .orderBy(meetingTurn.id);
  const asked = await db.select().from(bilateralSide).where(inArray(bilateralSide.requestId, ids));
  const homes = await db.select({ id: delegation.id, name: delegation.name }).from(delegation);
  const rooms = await db.select({ id: room.id, name: room.name }).from(room);
  const nameOf = (list: readonly { id: string; name: Trilingual }[], id: string | null) =>
    list.find((each) => each.id === id)?.name ?? { en: "", ru: "", kk: "" };

  const meetings = new Map<string, CalendarMeeting>();
  for (const { turn, request } of turns) {
    const startsAt = turn.startsAt ?? turn.wasStartsAt;
    const endsAt = turn.endsAt ?? turn.wasEndsAt;
    if (!startsAt || !endsAt) throw new Error(`Turn ${turn.id} is at no hour`);
    const sides = [
      request.requesterId,
      ...asked.filter((side) => side.requestId === request.id).map((side) => side.delegationId),
    ];
    meetings.set(request.id, {
      requestId: request.id,
      turn: turn.turn,
      sequence: (meetings.get(request.id)?.sequence ?? -1) + 1,
      changedAt: turn.at,
      room: nameOf(rooms, turn.roomId ?? turn.wasRoomId),
      startsAt,
      endsAt,
      level: request.level,
      others: [...new Set(sides)]
        .filter((side) => side !== delegationId)
        .map((side) => nameOf(homes, side)),
    });
  }
  return [...meetings.values()].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
