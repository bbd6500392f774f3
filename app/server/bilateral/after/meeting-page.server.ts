import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import {
  markProblem,
  MEETING_MARKS,
  type MeetingMark,
  stateOf,
} from "#app/domain/bilateral/mark.ts";
import type { MeetingTurn } from "#app/domain/bilateral/turn.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { room } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { meetingMark, meetingTurn } from "#db/schema/meeting.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../../platform/database.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { currentMarks } from "./marks.server.ts";

/** What became of a meeting, newest first; instants in ms. */
type Entry =
  | { kind: "turn"; at: number; turn: MeetingTurn; room: string | null; from: number | null }
  | {
      kind: "mark";
      at: number;
      mark: MeetingMark;
      minutes: number;
      by: string;
      undoneBy: string | null;
    };

/** A request that has or had a place, as protocol follows it on its day; null where there is none. */
export async function meetingPage(requestId: string, now: Date) {
  if (!isUuid(requestId)) return null;
  const db = database();
  const { requests } = await loadBoard(db, now);
  const request = requests.find(({ id }) => id === requestId);
  const turns = await db
    .select()
    .from(meetingTurn)
    .where(eq(meetingTurn.requestId, requestId))
    .orderBy(desc(meetingTurn.id));
  const [last] = turns;
  if (!request || !last) return null;
  const rooms = await db.select({ id: room.id, name: room.name }).from(room);
  const homes = await db
    .select({ id: delegation.id, iso2: delegation.iso2, name: delegation.name })
    .from(delegation);
  const mark = (await currentMarks([requestId], db)).get(requestId) ?? null;
  const roomId = last.roomId ?? last.wasRoomId ?? "";
  const startsAt = last.startsAt ?? last.wasStartsAt ?? now;
  const endsAt = last.endsAt ?? last.wasEndsAt ?? now;
  const hours = { from: startsAt.getTime(), until: endsAt.getTime(), now: now.getTime() };
  const entries: Entry[] = [
    ...turns.map((turn): Entry => ({
      kind: "turn",
      at: turn.at.getTime(),
      turn: turn.turn,
      room: turn.roomId,
      from: turn.startsAt?.getTime() ?? null,
    })),
    ...(await markEntries(requestId)),
  ];
  return {
    id: requestId,
    level: request.level,
    sides: request.sides.flatMap((side) => homes.filter(({ id }) => id === side)),
    rooms,
    place: { roomId, from: hours.from, until: hours.until, day: astanaDay(startsAt) },
    stamp: request.meeting?.stamp ?? null,
    state:
      mark || request.meeting
        ? stateOf(
            mark?.mark ?? null,
            turns.some(({ turn }) => turn === "moved"),
          )
        : "cancelled",
    mark,
    /** What may be said of it now. */
    offered: request.meeting
      ? MEETING_MARKS.filter(
          (each) => each !== mark?.mark && !markProblem(each, hours, each === "late" ? 15 : null),
        )
      : [],
    entries: entries.toSorted((a, b) => b.at - a.at),
  };
}
export type MeetingPage = NonNullable<Awaited<ReturnType<typeof meetingPage>>>;

async function markEntries(requestId: string): Promise<Entry[]> {
  const undoer = alias(account, "undoer");
  const rows = await database()
    .select({ mark: meetingMark, by: account.name, undoneBy: undoer.name })
    .from(meetingMark)
    .innerJoin(account, eq(account.id, meetingMark.setBy))
    .leftJoin(undoer, eq(undoer.id, meetingMark.undoneBy))
    .where(eq(meetingMark.requestId, requestId));
  return rows.map(({ mark, by, undoneBy }) => ({
    kind: "mark",
    at: mark.setAt.getTime(),
    mark: mark.mark,
    minutes: mark.lateMinutes ?? 0,
    by,
    undoneBy,
  }));
}
