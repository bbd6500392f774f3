import { asc, eq, sql } from "drizzle-orm";

import type { Answer, RequestStatus } from "#app/domain/bilateral/kinds.ts";
import type {
  Board,
  Holder,
  MeetingRequest,
  MeetingRoom,
  PrincipalHold,
  RoomHold,
} from "#app/domain/bilateral/placement.ts";
import type { Meeting } from "#app/domain/bilateral/rearrange.ts";
import {
  bilateral,
  bilateralRequest,
  bilateralSide,
  principalOccupancy,
  room,
  roomOccupancy,
} from "#db/schema/bilateral.ts";
import { programmeItem } from "#db/schema/programme.ts";
import { summit } from "#db/schema/summit.ts";

import type { Database, Transaction } from "../platform/database.server.ts";

/** How a booking reads on the board; instants in ms. */
export const meetingOf = (row: typeof bilateral.$inferSelect): Meeting => ({
  roomId: row.roomId,
  start: row.startsAt.getTime(),
  minutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
  pinned: row.pinned,
  stamp: `${row.id}.${row.version}`,
});

/** A request with what each side answered and, once it has one, its place. */
export type BoardRequest = MeetingRequest & {
  status: RequestStatus;
  topic: string;
  createdAt: number;
  answers: readonly { delegationId: string; answer: Answer }[];
  meeting: Meeting | null;
};

/** Everything that a placement is judged against and the board is drawn from. */
export type LoadedBoard = {
  board: Board;
  rooms: readonly MeetingRoom[];
  requests: readonly BoardRequest[];
};

type Reader = Database | Transaction;

/** Reads the board as it stands; `now` is summit time. */
export async function loadBoard(db: Reader, now: Date): Promise<LoadedBoard> {
  const requests = await loadRequests(db);
  const sidesOf = new Map(requests.map(({ id, sides }) => [id, sides]));
  return {
    board: {
      days: await summitDays(db),
      roomHolds: await loadRoomHolds(db, sidesOf),
      principalHolds: await loadPrincipalHolds(db, sidesOf),
      now: now.getTime(),
    },
    rooms: await loadRooms(db),
    requests,
  };
}

/** The days of the summit, as ISO dates. */
async function summitDays(db: Reader): Promise<readonly string[]> {
  const [row] = await db.select({ definition: summit.definition }).from(summit);
  return row?.definition.days ?? [];
}

/** Rooms for bilaterals; halls and dining rooms are not offered. */
async function loadRooms(db: Reader): Promise<MeetingRoom[]> {
  return db.select().from(room).where(eq(room.kind, "bilateral")).orderBy(asc(room.id));
}

async function loadRequests(db: Reader): Promise<BoardRequest[]> {
  const rows = await db
    .select({ request: bilateralRequest, meeting: bilateral })
    .from(bilateralRequest)
    .leftJoin(bilateral, eq(bilateral.requestId, bilateralRequest.id))
    .orderBy(asc(bilateralRequest.createdAt), asc(bilateralRequest.id));
  const sides = await db.select().from(bilateralSide).orderBy(asc(bilateralSide.delegationId));
  const answersOf = new Map<string, typeof sides>();
  for (const side of sides) {
    answersOf.set(side.requestId, [...(answersOf.get(side.requestId) ?? []), side]);
  }
  return rows.map(({ request, meeting }) => {
    const answers = answersOf.get(request.id) ?? [];
    return {
      id: request.id,
      sides: [request.requesterId, ...answers.map(({ delegationId }) => delegationId)],
      level: request.level,
      minutes: request.minutes,
      wishedDay: request.wishedDay,
      seats: request.seats,
      booths: request.booths,
      status: request.status,
      topic: request.topic,
      createdAt: request.createdAt.getTime(),
      answers: answers.map(({ delegationId, answer }) => ({ delegationId, answer })),
      meeting: meeting && meetingOf(meeting),
    };
  });
}

const milliseconds = (bound: "lower" | "upper", column: unknown) =>
  sql<string>`extract(epoch from ${sql.raw(bound)}(${column})) * 1000`.mapWith(Number);

async function loadRoomHolds(db: Reader, sidesOf: SidesOf): Promise<RoomHold[]> {
  const rows = await db
    .select({
      roomId: roomOccupancy.roomId,
      from: milliseconds("lower", roomOccupancy.during),
      until: milliseconds("upper", roomOccupancy.during),
      requestId: bilateral.requestId,
      itemId: programmeItem.id,
      title: programmeItem.title,
    })
    .from(roomOccupancy)
    .leftJoin(bilateral, eq(bilateral.id, roomOccupancy.bilateralId))
    .leftJoin(programmeItem, eq(programmeItem.id, roomOccupancy.programmeItemId));
  return rows.map(({ roomId, from, until, ...holder }) => ({
    roomId,
    during: { from, until },
    by: holderOf(holder, sidesOf),
  }));
}

async function loadPrincipalHolds(db: Reader, sidesOf: SidesOf): Promise<PrincipalHold[]> {
  const rows = await db
    .select({
      delegationId: principalOccupancy.delegationId,
      level: principalOccupancy.level,
      from: milliseconds("lower", principalOccupancy.during),
      until: milliseconds("upper", principalOccupancy.during),
      requestId: bilateral.requestId,
      itemId: programmeItem.id,
      title: programmeItem.title,
    })
    .from(principalOccupancy)
    .leftJoin(bilateral, eq(bilateral.id, principalOccupancy.bilateralId))
    .leftJoin(programmeItem, eq(programmeItem.id, principalOccupancy.programmeItemId));
  return rows.map(({ delegationId, level, from, until, ...holder }) => ({
    delegationId,
    level,
    during: { from, until },
    by: holderOf(holder, sidesOf),
  }));
}

type SidesOf = ReadonlyMap<string, readonly string[]>;
type HolderRow = {
  requestId: string | null;
  itemId: string | null;
  title: Extract<Holder, { kind: "programme" }>["title"] | null;
};

function holderOf({ requestId, itemId, title }: HolderRow, sidesOf: SidesOf): Holder {
  if (requestId) return { kind: "meeting", requestId, sides: sidesOf.get(requestId) ?? [] };
  if (itemId && title) return { kind: "programme", itemId, title };
  throw new Error("An occupancy belongs to neither a meeting nor an item of the programme");
}
