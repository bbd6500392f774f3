import type { Trilingual } from "../language/languages.ts";
import { astanaDay, astanaTime } from "../time/astana.ts";
import {
  type Availability,
  type AvailabilityProblem,
  type Holder,
  isHeldBy,
  type Wanted,
  whoCannotCome,
} from "./availability.ts";
import { type Interval, lasting, overlaps, roomOccupancy } from "./interval.ts";
import {
  type MeetingLevel,
  type MeetingRoomKind,
  type RequestStatus,
  STEP_MINUTES,
} from "./kinds.ts";
import { withinWindows } from "./windows.ts";

export type { Holder } from "./availability.ts";

export type MeetingRoom = {
  id: string;
  kind: MeetingRoomKind;
  name: Trilingual;
  /** A number: higher is closer to the principals. */
  zone: number;
  venue: string;
  seats: number;
  booths: number;
  press: boolean;
  setupMinutes: number;
  turnoverMinutes: number;
  /** `08:30`, Astana. */
  opens: string;
  closes: string;
};

export type MeetingRequest = Wanted & {
  /** Delegation ids, the one who asks first. */
  sides: readonly string[];
  /** The level asked for; each side's own stands in `principals`. */
  level: MeetingLevel;
  minutes: number;
  /** The meeting lies within one of these; any time will do when there is none. */
  windows: readonly Interval[];
  /** Hours that the sides would like best; to miss them is no fault of a place. */
  preferred: readonly Interval[];
  /** People of all sides at the table. */
  seats: number;
  booths: number;
  /** Minutes that the press is in the room, 0 without. */
  pressMinutes: number;
  /** The room lies in this zone or one above it. */
  zone: number | null;
  /** The only room in which it may be held: a residence, or a fixed place. */
  roomId: string | null;
  status: RequestStatus;
};

export type RoomHold = { roomId: string; during: Interval; by: Holder };

/** All that a placement is judged against. */
export type Board = Availability & {
  days: readonly string[];
  roomHolds: readonly RoomHold[];
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
  | { rule: "outside_windows"; windows: readonly Interval[] }
  | RoomProblem
  | { rule: "room_closed"; opens: string; closes: string }
  | { rule: "room_taken"; by: Holder; during: Interval }
  | AvailabilityProblem;

/** Why a room is none for a meeting, whatever the hour. */
export type RoomProblem =
  | { rule: "elsewhere_by_wish"; roomId: string }
  | { rule: "residence_not_asked_for" }
  | { rule: "room_too_small"; needs: number; seats: number }
  | { rule: "no_booth"; needs: number; booths: number }
  | { rule: "no_press" }
  | { rule: "zone_too_low"; needs: number; zone: number };

/**
 * Every hard rule that forbids a meeting at a place, worst first; none when it may stand there. What the request
 * itself holds already does not count, so the same rules judge a first placement and a move.
 */
export function placementProblems(
  request: MeetingRequest,
  { room, start }: Place,
  board: Board,
): PlacementProblem[] {
  const meeting = lasting(start, request.minutes);
  return [
    ...requestAllows(request),
    ...hourAllows(request, meeting, board),
    ...roomSuits(request, room),
    ...roomIsOpen(room, meeting),
    ...roomIsFree(request, room, meeting, board.roomHolds),
    ...whoCannotCome(request, meeting, room.venue, board),
  ];
}

function requestAllows({ status }: MeetingRequest): PlacementProblem[] {
  return status === "accepted" ? [] : [{ rule: "not_accepted", status }];
}

function hourAllows(request: MeetingRequest, meeting: Interval, board: Board): PlacementProblem[] {
  const problems: PlacementProblem[] = [];
  const { from } = meeting;
  const day = astanaDay(new Date(from));
  const { windows } = request;
  if (!board.days.includes(day)) problems.push({ rule: "not_a_summit_day", day });
  if (from % (STEP_MINUTES * 60_000) !== 0) problems.push({ rule: "not_on_a_quarter" });
  if (from < board.now) problems.push({ rule: "hour_has_passed" });
  if (!withinWindows(windows, meeting)) problems.push({ rule: "outside_windows", windows });
  return problems;
}

/** Why a room is none for a request, whatever the hour: place, size, booths, press, zone. */
export function roomSuits(request: MeetingRequest, room: MeetingRoom): RoomProblem[] {
  const problems: RoomProblem[] = [];
  const { seats, booths, zone } = room;
  const { roomId } = request;
  if (roomId !== null && roomId !== room.id) problems.push({ rule: "elsewhere_by_wish", roomId });
  if (room.kind === "residence" && roomId !== room.id)
    problems.push({ rule: "residence_not_asked_for" });
  if (request.seats > seats) problems.push({ rule: "room_too_small", needs: request.seats, seats });
  if (request.booths > booths) problems.push({ rule: "no_booth", needs: request.booths, booths });
  if (request.pressMinutes > 0 && !room.press) problems.push({ rule: "no_press" });
  if (request.zone !== null && request.zone > zone)
    problems.push({ rule: "zone_too_low", needs: request.zone, zone });
  return problems;
}

export type RoomHoursProblem = Extract<PlacementProblem, { rule: "room_closed" | "room_taken" }>;

/** Is a room open from a meeting's beginning to its end? */
export function roomIsOpen(
  { opens, closes }: Pick<MeetingRoom, "opens" | "closes">,
  { from, until }: Interval,
): RoomHoursProblem[] {
  const [begins, ends] = [new Date(from), new Date(until)];
  const sameDay = astanaDay(begins) === astanaDay(ends);
  if (astanaTime(begins) >= opens && sameDay && astanaTime(ends) <= closes) return [];
  return [{ rule: "room_closed", opens, closes }];
}

/** Who has a room while it is wanted, turning the chairs before and after counted; but for the one who wants it. */
export function roomIsFree(
  wish: { id: string },
  room: Pick<MeetingRoom, "id" | "setupMinutes" | "turnoverMinutes">,
  meeting: Interval,
  holds: readonly RoomHold[],
): RoomHoursProblem[] {
  const wanted = roomOccupancy(meeting, room);
  return holds
    .filter(({ roomId, by }) => roomId === room.id && !isHeldBy(by, wish))
    .filter(({ during }) => overlaps(during, wanted))
    .map(({ by, during }) => ({ rule: "room_taken", by, during }));
}
