import type { InterpreterHold, PrincipalHold } from "./availability.ts";
import { lasting, principalOccupancy, roomOccupancy } from "./interval.ts";
import type { Board, Holder, MeetingRequest, Place, RoomHold } from "./placement.ts";

/** What a meeting takes: its room once, the principal of each side, and the interpreters named for it. */
export function holdsOf(
  request: MeetingRequest,
  { room, start }: Place,
): {
  room: RoomHold;
  principals: PrincipalHold[];
  interpreters: InterpreterHold[];
} {
  const meeting = lasting(start, request.minutes);
  const by: Holder = { kind: "meeting", requestId: request.id, sides: request.sides };
  const during = principalOccupancy(meeting);
  const { venue } = room;
  return {
    room: { roomId: room.id, during: roomOccupancy(meeting, room), by },
    principals: request.principals.map((principal) => ({ ...principal, during, by, venue })),
    interpreters: request.interpreters.map(({ id }) => ({ interpreterId: id, during, by })),
  };
}

/** The board as if these requests had no place, so that several meetings can be judged as they change places. */
export function without(board: Board, requestIds: readonly string[]): Board {
  const stays = ({ by }: { by: Holder }) =>
    by.kind !== "meeting" || !requestIds.includes(by.requestId);
  return {
    ...board,
    roomHolds: board.roomHolds.filter(stays),
    principalHolds: board.principalHolds.filter(stays),
    interpreterHolds: board.interpreterHolds.filter(stays),
  };
}

/** The board with one more meeting on it. */
export function withMeeting(board: Board, request: MeetingRequest, place: Place): Board {
  const { room, principals, interpreters } = holdsOf(request, place);
  return {
    ...board,
    roomHolds: [...board.roomHolds, room],
    principalHolds: [...board.principalHolds, ...principals],
    interpreterHolds: [...board.interpreterHolds, ...interpreters],
  };
}

/**
 * The board without what cannot concern a request: its own place, and who is none of its people. Whoever judges hundreds of
 * places looks through these alone.
 */
export function concerning(request: MeetingRequest, board: Board): Board {
  const others = without(board, [request.id]);
  const interpreters = request.interpreters.map(({ id }) => id);
  return {
    ...others,
    principalHolds: others.principalHolds.filter(({ delegationId }) =>
      request.sides.includes(delegationId),
    ),
    interpreterHolds: others.interpreterHolds.filter(({ interpreterId }) =>
      interpreters.includes(interpreterId),
    ),
  };
}
