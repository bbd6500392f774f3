import type { Trilingual } from "../language/languages.ts";
import { astanaDay, astanaTime } from "../time/astana.ts";
import { type Interval, lasting, overlaps, principalOccupancy, roomOccupancy } from "./interval.ts";
import { type MeetingLevel, type RequestStatus, STEP_MINUTES } from "./kinds.ts";

export type MeetingRoom = {
  id: string;
  name: Trilingual;
  seats: number;
  booths: number;
  setupMinutes: number;
  turnoverMinutes: number;
  /** `08:30`, Astana. */
  opens: string;
  closes: string;
};

export type MeetingRequest = {
  id: string;
  /** Delegation ids, the one who asks first. */
  sides: readonly string[];
  level: MeetingLevel;
  minutes: number;
  wishedDay: string | null;
  seats: number;
  booths: number;
  status: RequestStatus;
};

/** Who holds a room or a principal: another meeting, or an item of the programme. */
export type Holder =
  | { kind: "meeting"; requestId: string; sides: readonly string[] }
  | { kind: "programme"; itemId: string; title: Trilingual };

export type RoomHold = { roomId: string; during: Interval; by: Holder };
export type PrincipalHold = {
  delegationId: string;
  level: MeetingLevel;
  during: Interval;
  by: Holder;
};

/** All that a placement is judged against. */
export type Board = {
  days: readonly string[];
  roomHolds: readonly RoomHold[];
  principalHolds: readonly PrincipalHold[];
  /** Summit time, ms. */
  now: number;
};

/** A room and the instant (ms) at which the meeting begins. */
export type Place = { room: MeetingRoom; start: number };

/** Each hard rule by name (DESIGN: constraints are small named things); the words stand under `placement` in `bilateral.json`. */
export type PlacementProblem =
  | { rule: "not_accepted"; status: RequestStatus }
  | { rule: "not_a_summit_day"; day: string }
  | { rule: "not_on_a_quarter" }
  | { rule: "hour_has_passed" }
  | { rule: "outside_wished_day"; wishedDay: string }
  | { rule: "room_closed"; opens: string; closes: string }
  | { rule: "room_too_small"; needs: number; seats: number }
  | { rule: "no_booth"; needs: number; booths: number }
  | { rule: "room_taken"; by: Holder; during: Interval }
  | {
      rule: "principal_busy";
      delegationId: string;
      level: MeetingLevel;
      by: Holder;
      during: Interval;
    };

/**
 * Every hard rule that forbids a meeting at a place, worst first; none when it may stand there. What the request
 * itself holds already does not count, so the same rules judge a first placement and a move.
 */
export function placementProblems(
  request: MeetingRequest,
  place: Place,
  board: Board,
): PlacementProblem[] {
  const meeting = lasting(place.start, request.minutes);
  return [
    ...requestAllows(request),
    ...hourAllows(request, meeting, board),
    ...roomAllows(request, place.room, meeting),
    ...roomIsFree(request, place.room, meeting, board.roomHolds),
    ...principalsAreFree(request, meeting, board.principalHolds),
  ];
}

function requestAllows({ status }: MeetingRequest): PlacementProblem[] {
  return status === "accepted" ? [] : [{ rule: "not_accepted", status }];
}

function hourAllows(request: MeetingRequest, { from }: Interval, board: Board): PlacementProblem[] {
  const problems: PlacementProblem[] = [];
  const day = astanaDay(new Date(from));
  const { wishedDay } = request;
  if (!board.days.includes(day)) problems.push({ rule: "not_a_summit_day", day });
  if (from % (STEP_MINUTES * 60_000) !== 0) problems.push({ rule: "not_on_a_quarter" });
  if (from < board.now) problems.push({ rule: "hour_has_passed" });
  if (wishedDay !== null && wishedDay !== day) {
    problems.push({ rule: "outside_wished_day", wishedDay });
  }
  return problems;
}

function roomAllows(
  request: MeetingRequest,
  room: MeetingRoom,
  { from, until }: Interval,
): PlacementProblem[] {
  const problems: PlacementProblem[] = [];
  const { opens, closes, seats, booths } = room;
  const [begins, ends] = [new Date(from), new Date(until)];
  const sameDay = astanaDay(begins) === astanaDay(ends);
  if (astanaTime(begins) < opens || !sameDay || astanaTime(ends) > closes) {
    problems.push({ rule: "room_closed", opens, closes });
  }
  if (request.seats > seats) problems.push({ rule: "room_too_small", needs: request.seats, seats });
  if (request.booths > booths) problems.push({ rule: "no_booth", needs: request.booths, booths });
  return problems;
}

function roomIsFree(
  request: MeetingRequest,
  room: MeetingRoom,
  meeting: Interval,
  holds: readonly RoomHold[],
): PlacementProblem[] {
  const wanted = roomOccupancy(meeting, room);
  return holds
    .filter(({ roomId, by }) => roomId === room.id && !isOwn(by, request))
    .filter(({ during }) => overlaps(during, wanted))
    .map(({ by, during }) => ({ rule: "room_taken", by, during }));
}

/** Principals of a request who are elsewhere during a meeting at this hour, whatever the room. */
export function principalsAreFree(
  request: MeetingRequest,
  meeting: Interval,
  holds: readonly PrincipalHold[],
): Extract<PlacementProblem, { rule: "principal_busy" }>[] {
  const wanted = principalOccupancy(meeting);
  return holds
    .filter(({ delegationId }) => request.sides.includes(delegationId))
    .filter(({ level, by }) => level === request.level && !isOwn(by, request))
    .filter(({ during }) => overlaps(during, wanted))
    .map(({ delegationId, level, by, during }) => ({
      rule: "principal_busy",
      delegationId,
      level,
      by,
      during,
    }));
}

const isOwn = (by: Holder, request: MeetingRequest): boolean =>
  by.kind === "meeting" && by.requestId === request.id;
