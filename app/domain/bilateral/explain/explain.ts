import type { Board, MeetingRequest, MeetingRoom } from "../placement.ts";
import { firstFreePlace, offeredTo } from "../suggestion.ts";
import type { Explanation, Price } from "./explanation.ts";
import { relaxations } from "./relaxations.ts";
import { blockedIn, blockersIn, obstaclesIn, survey } from "./survey.ts";

/**
 * Why a request has no place, and what would free it; judged by the rules of a booking by hand, so that it says what the
 * board would say.
 * @param price asked only when other meetings are what stands in the way
 */
export function explain(
  request: MeetingRequest,
  { rooms: all, board }: { rooms: readonly MeetingRoom[]; board: Board },
  price: () => Price | undefined,
): Explanation {
  const rooms = offeredTo(request, all);
  const surveyed = survey(request, rooms, board);
  const free = firstFreePlace(request, rooms, board);
  const blocked = free ? [] : blockedIn(surveyed);
  return {
    requestId: request.id,
    free: free && { roomId: free.room.id, start: free.start },
    starts: surveyed.length,
    obstacles: free ? [] : obstaclesIn(surveyed),
    blocked,
    blockers: blockersIn(blocked),
    price: blocked.length > 0 ? price() : undefined,
    relaxations: free ? [] : relaxations(request, rooms, board),
  };
}
