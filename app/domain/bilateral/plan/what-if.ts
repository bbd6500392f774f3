import type { Board, MeetingRequest, MeetingRoom } from "../placement.ts";

/** What a run supposes beside what is so today. */
export type WhatIf = {
  /** Rooms that it does without. */
  withoutRooms: readonly string[];
  /** Meetings stay where they stand; only those that lose their room by the above may move. */
  keepToday: boolean;
};

/** Nothing but what is so. */
export const AS_IT_IS: WhatIf = { withoutRooms: [], keepToday: false };

type Placed = MeetingRequest & {
  meeting: { roomId: string; start: number; pinned: boolean } | null;
};
type Loaded<R> = { board: Board; rooms: readonly MeetingRoom[]; requests: readonly R[] };

/** Rooms that a run may do without: none in which a pinned meeting stands. */
export function roomsToSpare<R extends Placed>(
  rooms: readonly MeetingRoom[],
  requests: readonly R[],
): MeetingRoom[] {
  const pinned = new Set(
    requests.flatMap(({ meeting }) => (meeting?.pinned ? [meeting.roomId] : [])),
  );
  return rooms.filter(({ id }) => !pinned.has(id));
}

/** The board as a what-if supposes it to be. A room with a pinned meeting in it stays, whatever was asked. */
export function supposing<R extends Placed>(
  { withoutRooms, keepToday }: WhatIf,
  { board, rooms, requests }: Loaded<R>,
): Loaded<R> {
  const gone = new Set(
    roomsToSpare(rooms, requests)
      .map(({ id }) => id)
      .filter((id) => withoutRooms.includes(id)),
  );
  return {
    board,
    rooms: rooms.filter(({ id }) => !gone.has(id)),
    requests: requests.map((request) => {
      const { meeting } = request;
      if (!meeting) return request;
      if (gone.has(meeting.roomId)) return { ...request, meeting: null };
      return keepToday ? { ...request, meeting: { ...meeting, pinned: true } } : request;
    }),
  };
}
