import { lasting, principalOccupancy, roomOccupancy } from "./interval.ts";
import type { Board, Holder, MeetingRequest, Place, PrincipalHold, RoomHold } from "./placement.ts";

/** What a meeting takes: its room once, and the principal of each side. */
export function holdsOf(
  request: MeetingRequest,
  { room, start }: Place,
): { room: RoomHold; principals: PrincipalHold[] } {
  const meeting = lasting(start, request.minutes);
  const by: Holder = { kind: "meeting", requestId: request.id, sides: request.sides };
  const during = principalOccupancy(meeting);
  return {
    room: { roomId: room.id, during: roomOccupancy(meeting, room), by },
    principals: request.sides.map((delegationId) => ({
      delegationId,
      level: request.level,
      during,
      by,
    })),
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
  };
}

/** The board with one more meeting on it. */
export function withMeeting(board: Board, request: MeetingRequest, place: Place): Board {
  const { room, principals } = holdsOf(request, place);
  return {
    ...board,
    roomHolds: [...board.roomHolds, room],
    principalHolds: [...board.principalHolds, ...principals],
  };
}
