import { astanaInstant } from "../time/astana.ts";
import { lasting } from "./interval.ts";
import { STEP_MINUTES } from "./kinds.ts";
import {
  type Board,
  type MeetingRequest,
  type MeetingRoom,
  type Place,
  placementProblems,
  type PrincipalHold,
  principalsAreFree,
} from "./placement.ts";

/** Why a request has no place yet, and the first place where it would fit. */
export type Unplaced =
  | { reason: "waits_for_answer" }
  | { reason: "room_too_small"; needs: number; largest: number }
  | { reason: "no_booth"; needs: number; most: number }
  | { reason: "no_common_time"; busy: readonly PrincipalHold[]; otherDay: Place | undefined }
  | { reason: "rooms_taken"; otherDay: Place | undefined }
  | { reason: "ready"; place: Place };

/** Looks at every quarter of an hour of the days that the request allows, earliest first, small rooms before large ones. */
export function whyUnplaced(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  board: Board,
): Unplaced {
  if (request.status !== "accepted") return { reason: "waits_for_answer" };
  const largest = Math.max(0, ...rooms.map(({ seats }) => seats));
  if (request.seats > largest) return { reason: "room_too_small", needs: request.seats, largest };
  const fitting = rooms.filter(({ seats }) => seats >= request.seats);
  const most = Math.max(0, ...fitting.map(({ booths }) => booths));
  if (request.booths > most) return { reason: "no_booth", needs: request.booths, most };

  const place = firstFreePlace(request, fitting, board);
  if (place) return { reason: "ready", place };
  const { wishedDay } = request;
  const otherDay =
    wishedDay === null
      ? undefined
      : firstFreePlace({ ...request, wishedDay: null }, fitting, board);
  const busy = whoIsNeverFree(request, fitting, board);
  return busy ? { reason: "no_common_time", busy, otherDay } : { reason: "rooms_taken", otherDay };
}

/** The first place that breaks no hard rule, or undefined; small rooms before large ones. */
export function firstFreePlace(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  board: Board,
): Place | undefined {
  const bySize = rooms.toSorted((a, b) => a.seats - b.seats || a.id.localeCompare(b.id));
  for (const start of startsOf(request, rooms, board)) {
    const meeting = lasting(start, request.minutes);
    if (principalsAreFree(request, meeting, board.principalHolds).length > 0) continue;
    const room = bySize.find(
      (candidate) => placementProblems(request, { room: candidate, start }, board).length === 0,
    );
    if (room) return { room, start };
  }
  return undefined;
}

/** The holds that leave the principals no common hour; undefined when there is one and only rooms lack. */
function whoIsNeverFree(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  board: Board,
): readonly PrincipalHold[] | undefined {
  const blocked = startsOf(request, rooms, board).map((start) =>
    principalsAreFree(request, lasting(start, request.minutes), board.principalHolds),
  );
  if (blocked.some((busy) => busy.length === 0)) return undefined;
  const seen = new Map(blocked.flat().map((hold) => [holdKey(hold), hold]));
  return [...seen.values()];
}

const holdKey = ({ delegationId, during }: PrincipalHold): string =>
  `${delegationId} ${during.from}`;

/** Every quarter of an hour on the days that a request allows while any room is open, as instants from now on. */
export function startsOf(
  { wishedDay }: MeetingRequest,
  rooms: readonly MeetingRoom[],
  { days, now }: Board,
): number[] {
  const opens = rooms.map((room) => room.opens).toSorted()[0];
  const closes = rooms
    .map((room) => room.closes)
    .toSorted()
    .at(-1);
  if (opens === undefined || closes === undefined) return [];
  return days
    .filter((day) => wishedDay === null || day === wishedDay)
    .flatMap((day) => quarters(`${day}T${opens}`, `${day}T${closes}`))
    .filter((start) => start >= now);
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
