import { astanaDay } from "../../time/astana.ts";
import { MEETING_MINUTES } from "../kinds.ts";
import type { Board, MeetingRequest, MeetingRoom } from "../placement.ts";
import { firstFreePlace } from "../suggestion.ts";
import type { Relaxation, Spot } from "./explanation.ts";

/**
 * Single changes of a request by which it fits while all other meetings stay: of each kind the smallest that does, in
 * the order in which a delegation would rather agree.
 */
export function relaxations(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  board: Board,
): Relaxation[] {
  const fits = (changed: MeetingRequest): Spot | undefined => {
    const place = firstFreePlace(changed, rooms, board);
    return place && { roomId: place.room.id, start: place.start };
  };
  return [
    ...shorter(request, fits),
    ...without("no_press", request.pressMinutes > 0, { ...request, pressMinutes: 0 }, fits),
    ...fewerBooths(request, fits),
    ...without("any_room", request.roomId !== null, { ...request, roomId: null }, fits),
    ...without("any_zone", request.zone !== null, { ...request, zone: null }, fits),
    ...otherDay(request, fits),
    ...fewerPeople(request, rooms, fits),
  ];
}

type Fits = (changed: MeetingRequest) => Spot | undefined;

/** One wish given up altogether, if it was made. */
function without(
  change: "no_press" | "any_room" | "any_zone",
  asked: boolean,
  changed: MeetingRequest,
  fits: Fits,
): Relaxation[] {
  const at = asked ? fits(changed) : undefined;
  return at ? [{ change, at }] : [];
}

function shorter(request: MeetingRequest, fits: Fits): Relaxation[] {
  const lengths = MEETING_MINUTES.filter((minutes) => minutes < request.minutes).toReversed();
  for (const minutes of lengths) {
    const at = fits({ ...request, minutes });
    if (at) return [{ change: "shorter", minutes, at }];
  }
  return [];
}

function fewerBooths(request: MeetingRequest, fits: Fits): Relaxation[] {
  for (let booths = request.booths - 1; booths >= 0; booths -= 1) {
    const at = fits({ ...request, booths });
    if (at) return [{ change: "fewer_booths", booths, at }];
  }
  return [];
}

function otherDay(request: MeetingRequest, fits: Fits): Relaxation[] {
  if (request.windows.length === 0) return [];
  const at = fits({ ...request, windows: [] });
  return at ? [{ change: "other_day", day: astanaDay(new Date(at.start)), at }] : [];
}

/** As many people as the next smaller room seats, and so on down; both sides of a meeting need two. */
function fewerPeople(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  fits: Fits,
): Relaxation[] {
  const sizes = [...new Set(rooms.map(({ seats }) => seats))]
    .filter((seats) => seats < request.seats && seats >= 2)
    .toSorted((a, b) => b - a);
  for (const seats of sizes) {
    const at = fits({ ...request, seats });
    if (at) return [{ change: "fewer_people", seats, at }];
  }
  return [];
}
