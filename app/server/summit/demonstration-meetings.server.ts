import { placementProblems } from "#app/domain/bilateral/placement.ts";
import { statusFrom } from "#app/domain/bilateral/request.ts";
import { wholeDay } from "#app/domain/bilateral/windows.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { meetingTurn } from "#db/schema/meeting.ts";

import { loadBoard } from "../bilateral/load-board.server.ts";
import { occupy } from "../bilateral/occupancy.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import type { Cast } from "./demonstration-cast.server.ts";
import type { InventedMeeting } from "./demonstration-schema.ts";

const HOUR = 3_600_000;

/**
 * Writes the invented requests with their answers, and gives rooms to those that have a place.
 * @throws when a place breaks a rule of the board: the file is wrong then
 */
export async function inventMeetings(
  tx: Transaction,
  meetings: readonly InventedMeeting[],
  { cast, now }: { cast: Cast; now: Date },
): Promise<void> {
  const requests = meetings.map((meeting, index) => ({
    ...meeting,
    id: crypto.randomUUID(),
    createdAt: new Date(now.getTime() - (30 + index * 3) * HOUR),
  }));
  await tx.insert(bilateralRequest).values(
    requests.map(({ id, requester, answer, asked, day, createdAt, ...request }) => ({
      id,
      createdAt,
      requesterId: requester,
      level: request.level,
      minutes: request.minutes,
      topic: request.topic,
      booths: request.booths,
      pressMinutes: request.pressMinutes,
      roomId: request.place,
      windows: day === null ? [] : [wholeDay(day)],
      status: statusFrom(asked.map(() => answer)),
      createdBy: cast.focalOf(requester),
    })),
  );
  const last = new Map<string, number>();
  const next = (delegationId: string) => {
    const position = (last.get(delegationId) ?? 0) + 1;
    last.set(delegationId, position);
    return position;
  };
  await tx.insert(bilateralSide).values(
    requests.flatMap(({ id, requester, asked, answer, createdAt, level, companions }) =>
      [requester, ...asked].map((delegationId) => {
        const said = delegationId === requester ? "accepted" : answer;
        const answeredAt = said === "waiting" ? null : new Date(createdAt.getTime() + 6 * HOUR);
        const position = next(delegationId);
        const side = { requestId: id, delegationId, level, companions, position };
        return { ...side, answer: said, answeredAt };
      }),
    ),
  );
  for (const { id, placed } of requests) if (placed) await place(tx, id, placed, { cast, now });
  // Booked before the first day: nobody is written to about them now.
  await tx.update(meetingTurn).set({ toldAt: now });
}

async function place(
  tx: Transaction,
  requestId: string,
  placed: NonNullable<InventedMeeting["placed"]>,
  { cast, now }: { cast: Cast; now: Date },
): Promise<void> {
  const { board, rooms, requests } = await loadBoard(tx, now);
  const request = requests.find(({ id }) => id === requestId);
  const room = rooms.find(({ id }) => id === placed.room);
  if (!request || !room) throw new Error(`The demonstration names an unknown room ${placed.room}`);
  const startsAt = astanaInstant(placed.start);
  const where = { room, start: startsAt.getTime() };
  const problems = placementProblems(request, where, board);
  if (problems.length > 0)
    throw new Error(`${request.sides.join("–")} cannot meet there: ${JSON.stringify(problems)}`);
  const [meeting] = await tx
    .insert(bilateral)
    .values({
      requestId,
      roomId: room.id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + request.minutes * 60_000),
      bookedBy: cast.accountOf("protocol"),
    })
    .returning({ id: bilateral.id });
  if (!meeting) throw new Error("The meeting was not written");
  await occupy(tx, meeting.id, request, where);
}
