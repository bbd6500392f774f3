import { MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import { type PlacementProblem, placementProblems } from "#app/domain/bilateral/placement.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import type { Spot } from "#app/ui/bilateral/use-words.ts";

import { type Axis, holderId } from "../columns.ts";
import { STEP } from "#app/ui/board/geometry.ts";

/** The instants (ms) between which a day is drawn. */
export type DayHours = { opens: number; closes: number };

/** A meeting in the hand. */
export type Held = {
  request: BoardRequest;
  spot: Spot;
  minutes: number;
  by: "keys" | "mouse";
  moved: boolean;
};

/** The meeting in the hand judged by every hard rule where it is held. */
export type Carried = Held & { problems: readonly PlacementProblem[] };

export function judge(held: Held, view: BoardView): Carried {
  const { request, spot, minutes } = held;
  const room = view.rooms.find(({ id }) => id === spot.roomId);
  const problems = room
    ? placementProblems({ ...request, minutes }, { room, start: spot.start }, view.board)
    : [];
  return { ...held, problems };
}

/** Whatever stands in the way by name: request ids and programme items. */
export const blockersOf = ({ problems }: Carried): string[] =>
  problems.flatMap((problem) => ("by" in problem ? [holderId(problem.by)] : []));

/** One step by keys: so many columns right, so much time (ms) later. */
export function stepped(
  held: Held,
  { view, day, axis }: { view: BoardView; day: DayHours; axis: Axis },
  by: { rooms: number; time: number },
): Held {
  const at = view.rooms.findIndex(({ id }) => id === held.spot.roomId);
  const room = view.rooms[Math.min(Math.max(at + by.rooms, 0), view.rooms.length - 1)];
  const start = held.spot.start + by.time;
  const spot = {
    roomId: room?.id ?? held.spot.roomId,
    start: within(day, start, held.minutes),
  };
  const next = { ...held, moved: true, spot };
  return axis === "delegations" && by.rooms === 0 ? inAFreeRoom(next, view) : next;
}

/** One length longer or shorter. */
export function stretched(held: Held, by: 1 | -1): Held {
  const at = MEETING_MINUTES.findIndex((minutes) => minutes >= held.minutes);
  const minutes = MEETING_MINUTES[Math.min(Math.max(at + by, 0), MEETING_MINUTES.length - 1)];
  return { ...held, moved: true, minutes: minutes ?? held.minutes };
}

/** Where time is all that is chosen: the meeting's own room while it is free, else the smallest that is. */
export function inAFreeRoom(held: Held, view: BoardView): Held {
  const { roomId, start } = held.spot;
  const own = held.request.meeting?.roomId ?? roomId;
  const bySize = view.rooms.toSorted((a, b) => a.seats - b.seats).map(({ id }) => id);
  const free = [own, ...bySize].find(
    (id) => judge({ ...held, spot: { roomId: id, start } }, view).problems.length === 0,
  );
  return { ...held, spot: { roomId: free ?? own, start } };
}

const within = ({ opens, closes }: DayHours, start: number, minutes: number): number =>
  Math.min(Math.max(start, opens), closes - minutes * 60_000);

/** Where a meeting is when it is picked up: at its place, at the one suggested, or in the first room. */
export function firstSpot(
  { meeting }: BoardRequest,
  suggested: Spot | undefined,
  { view, day }: { view: BoardView; day: DayHours },
): Spot | undefined {
  const [known] = [meeting, suggested].filter(
    (spot) => spot && astanaDay(new Date(spot.start)) === view.day,
  );
  if (known) return { roomId: known.roomId, start: known.start };
  const [room] = view.rooms;
  const now = Math.ceil(view.board.now / STEP) * STEP;
  return room && { roomId: room.id, start: Math.min(Math.max(now, day.opens), day.closes - STEP) };
}
