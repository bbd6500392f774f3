import { astanaInstant } from "../time/astana.ts";
import { type AvailabilityProblem, whoCannotCome } from "./availability.ts";
import { concerning } from "./board.ts";
import { lasting } from "./interval.ts";
import { STEP_MINUTES } from "./kinds.ts";
import {
  type Board,
  type MeetingRequest,
  type MeetingRoom,
  type Place,
  placementProblems,
  roomSuits,
} from "./placement.ts";
import { preferenceCost } from "./preference.ts";
import { daysOf, withinWindows } from "./windows.ts";

/** Why a request has no place yet, and the first place where it would fit. */
export type Unplaced =
  | { reason: "waits_for_answer" }
  | { reason: "room_too_small"; needs: number; largest: number }
  | { reason: "no_booth"; needs: number; most: number }
  /** Each room lacks something: press, the zone, or it is not the place that was asked for. */
  | { reason: "no_room_suits" }
  | {
      reason: "no_common_time";
      busy: readonly AvailabilityProblem[];
      otherDay: Place | undefined;
    }
  | { reason: "rooms_taken"; otherDay: Place | undefined }
  | { reason: "ready"; place: Place };

/** Looks at every quarter of an hour that the request allows, what is liked best and earliest first, small rooms before large ones. */
export function whyUnplaced(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  today: Board,
): Unplaced {
  if (request.status !== "accepted") return { reason: "waits_for_answer" };
  const allowed = offeredTo(request, rooms);
  const largest = Math.max(0, ...allowed.map(({ seats }) => seats));
  if (request.seats > largest) return { reason: "room_too_small", needs: request.seats, largest };
  const seating = allowed.filter(({ seats }) => seats >= request.seats);
  const most = Math.max(0, ...seating.map(({ booths }) => booths));
  if (request.booths > most) return { reason: "no_booth", needs: request.booths, most };
  const fitting = seating.filter((room) => roomSuits(request, room).length === 0);
  if (fitting.length === 0) return { reason: "no_room_suits" };

  const board = concerning(request, today);
  const place = firstFreePlace(request, fitting, board);
  if (place) return { reason: "ready", place };
  const otherDay =
    request.windows.length === 0
      ? undefined
      : firstFreePlace({ ...request, windows: [] }, fitting, board);
  const busy = whoIsNeverFree(request, fitting, board);
  return busy ? { reason: "no_common_time", busy, otherDay } : { reason: "rooms_taken", otherDay };
}

/** The rooms that come into question for a request: the one it is fixed to, or else all but residences. */
export const offeredTo = <R extends MeetingRoom>(
  { roomId }: MeetingRequest,
  rooms: readonly R[],
): R[] =>
  rooms.filter(({ id, kind }) => id === roomId || (roomId === null && kind !== "residence"));

/** The place that breaks no hard rule and is nearest to the hours liked best, the first of equals; small rooms before large ones. */
export function firstFreePlace(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  today: Board,
): Place | undefined {
  const board = concerning(request, today);
  const bySize = rooms.toSorted((a, b) => a.seats - b.seats || a.id.localeCompare(b.id));
  const venues = [...new Set(rooms.map(({ venue }) => venue))];
  const away = (start: number) =>
    preferenceCost(request.preferred, lasting(start, request.minutes));
  const starts = startsOf(request, rooms, board);
  for (const start of starts.toSorted((a, b) => away(a) - away(b))) {
    const meeting = lasting(start, request.minutes);
    const reached = venues.filter(
      (venue) => whoCannotCome(request, meeting, venue, board).length === 0,
    );
    const room = bySize.find(
      (candidate) =>
        reached.includes(candidate.venue) &&
        placementProblems(request, { room: candidate, start }, board).length === 0,
    );
    if (room) return { room, start };
  }
  return undefined;
}

/** What leaves the people no common hour; undefined when there is one and only rooms lack. */
function whoIsNeverFree(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  board: Board,
): readonly AvailabilityProblem[] | undefined {
  const venues = [...new Set(rooms.map(({ venue }) => venue))];
  const blocked = startsOf(request, rooms, board).flatMap((start) =>
    venues.map((venue) => whoCannotCome(request, lasting(start, request.minutes), venue, board)),
  );
  if (blocked.some((problems) => problems.length === 0)) return undefined;
  const seen = new Map(blocked.flat().map((problem) => [problemKey(problem), problem]));
  return [...seen.values()];
}

const problemKey = (problem: AvailabilityProblem): string =>
  [
    problem.rule,
    "interpreter" in problem ? problem.interpreter.id : problem.delegationId,
    "during" in problem ? problem.during.from : problem.at,
  ].join(" ");

/** Every quarter of an hour at which a request may begin within its windows while any room is open, from now on. */
export function startsOf(
  { windows, minutes }: MeetingRequest,
  rooms: readonly MeetingRoom[],
  { days, now }: Board,
): number[] {
  const opens = rooms.map((room) => room.opens).toSorted()[0];
  const closes = rooms
    .map((room) => room.closes)
    .toSorted()
    .at(-1);
  if (opens === undefined || closes === undefined) return [];
  const wished = daysOf(windows);
  return days
    .filter((day) => wished.length === 0 || wished.includes(day))
    .flatMap((day) => quarters(`${day}T${opens}`, `${day}T${closes}`))
    .filter((start) => start >= now && withinWindows(windows, lasting(start, minutes)));
}

function quarters(opens: string, closes: string): number[] {
  const [from, until] = [astanaInstant(opens).getTime(), astanaInstant(closes).getTime()];
  const step = STEP_MINUTES * 60_000;
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((until - first) / step)) },
    (_, index) => first + index * step,
  );
}
