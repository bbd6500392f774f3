import { concerning } from "../board.ts";
import {
  type Board,
  type MeetingRequest,
  type MeetingRoom,
  type PlacementProblem,
  placementProblems,
} from "../placement.ts";
import { startsOf } from "../suggestion.ts";
import type { BlockedStart, Blocker, Obstacle } from "./explanation.ts";

/** What forbids a request at each start in each room. */
export type Survey = readonly { start: number; rooms: readonly RoomVerdict[] }[];
type RoomVerdict = { roomId: string; fixed: PlacementProblem[]; meetings: PlacementProblem[] };

/**
 * Judges every place of the days that a request allows by the rules of a booking by hand, small rooms first. Problems
 * are told apart by whether another plan could take them away: those with other meetings, and all else.
 */
export function survey(
  request: MeetingRequest,
  rooms: readonly MeetingRoom[],
  today: Board,
): Survey {
  const board = concerning(request, today);
  const bySize = rooms.toSorted((a, b) => a.seats - b.seats || a.id.localeCompare(b.id));
  return startsOf(request, rooms, board).map((start) => ({
    start,
    rooms: bySize.map((room) => {
      const problems = placementProblems(request, { room, start }, board);
      return {
        roomId: room.id,
        fixed: problems.filter((problem) => meetingOf(problem) === undefined),
        meetings: problems.filter((problem) => meetingOf(problem) !== undefined),
      };
    }),
  }));
}

const BY_NAME: readonly PlacementProblem["rule"][] = [
  "residence_not_asked_for",
  "elsewhere_by_wish",
];

/** What forbids starts whatever other meetings do: of each start, what its most willing room still objects to. */
export function obstaclesIn(surveyed: Survey): Obstacle[] {
  const obstacles = new Map<string, Obstacle>();
  for (const { rooms } of surveyed) {
    // A room for those who ask for it by name says nothing. Of equals the largest: too small for it is too small for all.
    const offered = rooms.filter(({ fixed }) => !fixed.some(({ rule }) => BY_NAME.includes(rule)));
    const best = (offered.length > 0 ? offered : rooms)
      .toReversed()
      .toSorted((a, b) => a.fixed.length - b.fixed.length)[0];
    for (const problem of best?.fixed ?? []) {
      const key = JSON.stringify(problem);
      const known = obstacles.get(key);
      obstacles.set(key, {
        problem,
        roomId: best?.roomId ?? "",
        starts: (known?.starts ?? 0) + 1,
      });
    }
  }
  return [...obstacles.values()].toSorted((a, b) => b.starts - a.starts);
}

/** Starts at which some room would do, were it not for other meetings. */
export function blockedIn(surveyed: Survey): BlockedStart[] {
  return surveyed.flatMap(({ start, rooms }): BlockedStart[] => {
    const open = rooms.filter(({ fixed }) => fixed.length === 0);
    if (open.length === 0) return [];
    const people = open[0]?.meetings.filter(({ rule }) => rule === "principal_busy") ?? [];
    const taken = open.flatMap(({ roomId, meetings }) => {
      const problem = meetings.find(({ rule }) => rule === "room_taken");
      return problem ? [{ roomId, problem }] : [];
    });
    const held = taken.length === open.length ? taken : [];
    return people.length + held.length > 0 ? [{ start, people, rooms: held }] : [];
  });
}

/** Counts at how many starts each meeting is in the way. */
export function blockersIn(blocked: readonly BlockedStart[]): Blocker[] {
  const blockers = new Map<string, Blocker>();
  for (const { people, rooms } of blocked) {
    const holders = [...people, ...rooms.map(({ problem }) => problem)].flatMap(
      (problem) => meetingOf(problem) ?? [],
    );
    for (const [requestId, by] of new Map(holders.map((by) => [by.requestId, by]))) {
      const starts = (blockers.get(requestId)?.starts ?? 0) + 1;
      blockers.set(requestId, { requestId, sides: by.sides, starts });
    }
  }
  return [...blockers.values()].toSorted((a, b) => b.starts - a.starts);
}

/** The meeting that a problem is with; undefined when no other plan would take the problem away. */
function meetingOf(problem: PlacementProblem) {
  return "by" in problem && problem.by.kind === "meeting" ? problem.by : undefined;
}
