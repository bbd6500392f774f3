import type { PlanGrid } from "./grid.ts";
import { UNPLACED } from "./occupancy.ts";
import type { PlannedMeeting } from "./problem.ts";

/**
 * Gives each placed request a room of its type: by start, the first room that is free again. Intervals that never
 * outnumber the rooms always find one (an interval graph needs as many colours as its largest clique).
 * @param placed columns by request
 */
export function assignRooms(grid: PlanGrid, placed: ArrayLike<number>): PlannedMeeting[] {
  const { requests } = grid.problem;
  const meetings = requests.flatMap((request, r) => {
    const column = placed[r] ?? UNPLACED;
    if (column === UNPLACED) return [];
    const start = grid.start[column] ?? 0;
    return [{ request, start, from: start - request.setup, type: grid.type[column] ?? 0 }];
  });
  const freeAt = grid.types.map(({ rooms }) => rooms.map(() => -Infinity));
  return meetings
    .toSorted((a, b) => a.from - b.from || a.request.id - b.request.id)
    .map(({ request, start, from, type }) => {
      const free = freeAt[type] ?? [];
      const rooms = grid.types[type]?.rooms ?? [];
      const kept = rooms.findIndex(({ id }) => id === request.published?.room);
      const at = kept >= 0 && (free[kept] ?? 0) <= from ? kept : free.findIndex((t) => t <= from);
      const room = rooms[at];
      if (!room) throw new Error(`More meetings than rooms of a type at slot ${from}`);
      free[at] = start + request.dur + request.turn;
      return { request: request.id, start, room: room.id };
    })
    .toSorted((a, b) => a.request - b.request);
}
