import { err, ok, type Result } from "../result.ts";
import { withMeeting, without } from "./board.ts";
import {
  type Board,
  type MeetingRequest,
  type MeetingRoom,
  type Place,
  placementProblems,
  type PlacementProblem,
} from "./placement.ts";

/** Where a meeting stands, for how long, and whether it is pinned. `start` in ms. */
export type Booked = { roomId: string; start: number; minutes: number; pinned: boolean };

/** A meeting's place on the board. `stamp` names this state of this booking, and must be shown to change it. */
export type Meeting = Booked & { stamp: string };

/** A change of one request: `seen` is its meeting's stamp as it was seen; null stands for no place, before and after. */
export type BoardChange = { requestId: string; seen: string | null; after: Booked | null };

/** What was done to a meeting; the words stand under `done` in `bilateral.json`. */
export type BoardDeed = "placed" | "moved" | "resized" | "removed" | "pinned" | "unpinned";

/** What the database refuses whoever writes; the words stand under `refused.clash` in `bilateral.json`. */
export const CLASH_CONSTRAINTS = [
  "room_never_double_booked",
  "principal_never_in_two_places",
  "interpreter_never_in_two_places",
  "one_meeting_a_request",
] as const;
export type ClashConstraint = (typeof CLASH_CONSTRAINTS)[number];

/** Why nothing was changed; `requestId` names whose change stood in the way. */
export type BoardRefusal = { requestId: string | null } & (
  | { kind: "problems"; roomId: string; problems: readonly PlacementProblem[] }
  /** No such request, room or meeting. */
  | { kind: "unknown" }
  | { kind: "pinned" }
  /** Somebody else was quicker; `meeting` is where it stands now, null when it has no place any more. */
  | { kind: "changed_meanwhile"; meeting: Meeting | null }
  | { kind: "nothing_to_undo" | "nothing_to_redo" }
  /** The database refused, and the reason had vanished when we looked. */
  | { kind: "clash"; constraint: ClashConstraint }
);

/** One meeting that was changed, as it stood and as it stands. */
export type Changed = {
  requestId: string;
  deed: BoardDeed;
  before: Meeting | null;
  after: Meeting | null;
};

type OnBoard = MeetingRequest & { meeting: Meeting | null };

/** A change that may be written: `place` is where the meeting will be, null when it leaves the board. */
export type DecidedChange<R extends OnBoard> = {
  request: R;
  before: Meeting | null;
  after: Booked | null;
  place: Place | null;
  deed: BoardDeed;
};

/**
 * Judges changes of the board together, all or none: two meetings may change places. A pinned meeting is only ever
 * unpinned; one that somebody else has changed since it was seen is refused with where it is now.
 */
export function decideChanges<R extends OnBoard>(
  changes: readonly BoardChange[],
  loaded: { board: Board; rooms: readonly MeetingRoom[]; requests: readonly R[] },
): Result<DecidedChange<R>[], BoardRefusal> {
  const requestIds = changes.map(({ requestId }) => requestId);
  let board = without(loaded.board, requestIds);
  const decided: DecidedChange<R>[] = [];
  for (const change of changes) {
    const one = decideChange(change, loaded, board);
    if (!one.ok) return one;
    const { request, after, place } = one.value;
    if (after && place) board = withMeeting(board, { ...request, minutes: after.minutes }, place);
    decided.push(one.value);
  }
  return ok(decided);
}

function decideChange<R extends OnBoard>(
  { requestId, seen, after }: BoardChange,
  { rooms, requests }: { rooms: readonly MeetingRoom[]; requests: readonly R[] },
  board: Board,
): Result<DecidedChange<R>, BoardRefusal> {
  const request = requests.find(({ id }) => id === requestId);
  const room = after && rooms.find(({ id }) => id === after.roomId);
  if (!request || room === undefined) return err({ kind: "unknown", requestId });
  const { meeting: before } = request;
  if ((before?.stamp ?? null) !== seen) {
    return err({ kind: "changed_meanwhile", requestId, meeting: before });
  }
  const stays = before !== null && after !== null && sameHours(before, after);
  if (before?.pinned && !stays) return err({ kind: "pinned", requestId });
  const place = after && room && { room, start: after.start };
  if (place && !stays) {
    const problems = placementProblems({ ...request, minutes: after.minutes }, place, board);
    if (problems.length > 0)
      return err({ kind: "problems", requestId, roomId: place.room.id, problems });
  }
  return ok({ request, before, after, place, deed: deedOf(before, after) });
}

function deedOf(before: Booked | null, after: Booked | null): BoardDeed {
  if (!after) return "removed";
  if (!before) return "placed";
  if (before.roomId !== after.roomId || before.start !== after.start) return "moved";
  if (before.minutes !== after.minutes) return "resized";
  return after.pinned ? "pinned" : "unpinned";
}

const sameHours = (a: Booked, b: Booked): boolean =>
  a.roomId === b.roomId && a.start === b.start && a.minutes === b.minutes;

/** Whether a meeting stands as somebody left it, whoever changed it in between. */
export const sameBooking = (a: Booked | null, b: Booked | null): boolean =>
  a === null || b === null ? a === b : sameHours(a, b) && a.pinned === b.pinned;
