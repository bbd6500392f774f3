import { asc, eq, inArray } from "drizzle-orm";

import type { Answer, MeetingLevel, RequestStatus } from "#app/domain/bilateral/kinds.ts";
import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";
import type { Interpreter } from "#app/domain/bilateral/availability.ts";
import type { Interval } from "#app/domain/bilateral/interval.ts";
import type { Board, MeetingRequest, MeetingRoom } from "#app/domain/bilateral/placement.ts";
import type { Meeting } from "#app/domain/bilateral/rearrange.ts";
import { type BeforeAgreement, seatsOf } from "#app/domain/bilateral/request.ts";
import {
  bilateral,
  bilateralAttendee,
  bilateralRequest,
  bilateralSide,
  room,
} from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";
import { summit } from "#db/schema/summit.ts";

import type { Reader } from "../platform/database.server.ts";
import { loadInterpreterHolds, loadPrincipalHolds, loadRoomHolds } from "./load-holds.server.ts";
import { loadPresences } from "./load-presences.server.ts";

/** How a booking reads on the board; instants in ms. */
export const meetingOf = (row: typeof bilateral.$inferSelect): Meeting => ({
  roomId: row.roomId,
  start: row.startsAt.getTime(),
  minutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
  pinned: row.pinned,
  stamp: `${row.id}.${row.version}`,
});

/** How one side comes to a meeting, and what it answered; the side that asked has accepted. */
export type Party = {
  delegationId: string;
  answer: Answer;
  level: MeetingLevel;
  companions: number;
  language: string;
  /** Place in the delegation's own order. */
  position: number;
  proposed: readonly Interval[];
  remark: string;
  noteVerbale: string;
  /** Instant (ms) of the last reminder. */
  remindedAt: number | null;
};

/** A request with what each side answered and, once it has one, its place. */
export type BoardRequest = MeetingRequest & {
  status: RequestStatus;
  topic: string;
  createdAt: number;
  version: number;
  /** Host for flags and seating: the side that asked, unless protocol says otherwise. */
  hostId: string;
  beforeAgreement: BeforeAgreement | null;
  /** All sides, in the order of `sides`. */
  parties: readonly Party[];
  /** The sides that were asked. */
  answers: readonly Party[];
  meeting: Meeting | null;
};

/** A room with what protocol keeps of it. */
export type BoardRoom = MeetingRoom & { delegationId: string | null; version: number };

/** Everything that a placement is judged against and the board is drawn from. */
export type LoadedBoard = {
  board: Board;
  rooms: readonly BoardRoom[];
  requests: readonly BoardRequest[];
};

/** Reads the board as it stands; `now` is summit time. */
export async function loadBoard(db: Reader, now: Date): Promise<LoadedBoard> {
  // Asked together: on one connection they follow each other without waiting.
  const [requests, [row], rooms] = await Promise.all([
    loadRequests(db),
    db.select({ definition: summit.definition }).from(summit),
    loadRooms(db),
  ]);
  const sidesOf = new Map(requests.map(({ id, sides }) => [id, sides]));
  const { days = [], travelTimes = [], categories = [] } = row?.definition ?? {};
  const [roomHolds, principalHolds, interpreterHolds, presences] = await Promise.all([
    loadRoomHolds(db, sidesOf),
    loadPrincipalHolds(db, sidesOf),
    loadInterpreterHolds(db, sidesOf),
    loadPresences(db, categories),
  ]);
  return {
    board: {
      ...{ days, roomHolds, principalHolds, interpreterHolds, presences },
      travel: travelTimes.map(({ between, minutes }) => ({ between, minutes })),
      now: now.getTime(),
    },
    rooms,
    requests,
  };
}

/** Where meetings are held: rooms for bilaterals, then residences. Halls and dining rooms are not offered. */
async function loadRooms(db: Reader): Promise<BoardRoom[]> {
  const rows = await db
    .select()
    .from(room)
    .where(inArray(room.kind, [...MEETING_ROOM_KINDS]))
    .orderBy(asc(room.kind), asc(room.id));
  return rows.flatMap((row) => {
    const kind = MEETING_ROOM_KINDS.find((known) => known === row.kind);
    return kind ? [{ ...row, kind }] : [];
  });
}

async function loadRequests(db: Reader): Promise<BoardRequest[]> {
  const [rows, sides, interpretersOf] = await Promise.all([
    db
      .select({ request: bilateralRequest, meeting: bilateral })
      .from(bilateralRequest)
      .leftJoin(bilateral, eq(bilateral.requestId, bilateralRequest.id))
      .orderBy(asc(bilateralRequest.createdAt), asc(bilateralRequest.id)),
    db.select().from(bilateralSide).orderBy(asc(bilateralSide.delegationId)),
    loadInterpreters(db),
  ]);
  const partiesOf = new Map<string, Party[]>();
  for (const side of sides)
    partiesOf.set(side.requestId, [...(partiesOf.get(side.requestId) ?? []), partyOf(side)]);
  return rows.map(({ request, meeting }) => {
    const { id, requesterId } = request;
    const parties = partiesOf.get(id) ?? [];
    const isRequester = ({ delegationId }: Party) => delegationId === requesterId;
    const answers = parties.filter((party) => !isRequester(party));
    const inOrder = [...parties.filter(isRequester), ...answers];
    return {
      id,
      sides: inOrder.map(({ delegationId }) => delegationId),
      principals: inOrder.map(({ delegationId, level }) => ({ delegationId, level })),
      interpreters: interpretersOf.get(id) ?? [],
      level: request.level,
      minutes: request.minutes,
      windows: request.windows,
      preferred: request.preferred,
      seats: seatsOf(parties),
      booths: request.booths,
      pressMinutes: request.pressMinutes,
      zone: request.zone,
      roomId: request.roomId,
      status: request.status,
      topic: request.topic,
      createdAt: request.createdAt.getTime(),
      version: request.version,
      hostId: request.hostId ?? requesterId,
      beforeAgreement: request.beforeAgreement,
      parties: inOrder,
      answers,
      meeting: meeting && meetingOf(meeting),
    };
  });
}

const partyOf = ({ remindedAt, ...side }: typeof bilateralSide.$inferSelect): Party => ({
  delegationId: side.delegationId,
  answer: side.answer,
  level: side.level,
  companions: side.companions,
  language: side.language,
  position: side.position,
  proposed: side.proposed,
  remark: side.remark,
  noteVerbale: side.noteVerbale,
  remindedAt: remindedAt?.getTime() ?? null,
});

async function loadInterpreters(db: Reader): Promise<ReadonlyMap<string, Interpreter[]>> {
  const rows = await db
    .select({
      requestId: bilateralAttendee.requestId,
      id: nominee.id,
      givenNames: nominee.givenNames,
      surname: nominee.surname,
    })
    .from(bilateralAttendee)
    .innerJoin(nominee, eq(nominee.id, bilateralAttendee.nomineeId))
    .where(eq(bilateralAttendee.as, "interpreter"));
  const found = new Map<string, Interpreter[]>();
  for (const { requestId, id, givenNames, surname } of rows) {
    const name = [givenNames, surname].filter(Boolean).join(" ");
    found.set(requestId, [...(found.get(requestId) ?? []), { id, name }]);
  }
  return found;
}
