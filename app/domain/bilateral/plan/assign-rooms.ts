import type { PlanGrid } from "./grid.ts";
import { UNPLACED } from "./occupancy.ts";
import type { PlannedMeeting, PlanRequest } from "./problem.ts";

type Stay = { request: PlanRequest; start: number; from: number; until: number };

/**
 * Gives each placed request a room of its type: by start, the first room that is free again. Intervals that never
 * outnumber the rooms always find one (an interval graph needs as many colours as its largest clique). A meeting keeps the
 * room that it was published in where it can, and others take a room that nobody is to keep, where there is one.
 * @param placed columns by request
 */
export function assignRooms(grid: PlanGrid, placed: ArrayLike<number>): PlannedMeeting[] {
  const stays = grid.types.map((): Stay[] => []);
  for (const [r, request] of grid.problem.requests.entries()) {
    const column = placed[r] ?? UNPLACED;
    if (column === UNPLACED) continue;
    const start = grid.start[column] ?? 0;
    const { setup, dur, turn } = request;
    const stay = { request, start, from: start - setup, until: start + dur + turn };
    stays[grid.type[column] ?? 0]?.push(stay);
  }
  return stays
    .flatMap((ofType, type) => assignType(grid.types[type]?.rooms ?? [], ofType))
    .toSorted((a, b) => a.request - b.request);
}

function assignType(rooms: readonly { id: number }[], stays: readonly Stay[]): PlannedMeeting[] {
  const freeAt = new Map(rooms.map(({ id }) => [id, -Infinity]));
  const keepers = stays.filter(({ request, start }) => request.published?.start === start);
  return stays
    .toSorted((a, b) => a.from - b.from || a.request.id - b.request.id)
    .map(({ request, start, from, until }) => {
      const free = rooms.flatMap(({ id }) => ((freeAt.get(id) ?? 0) <= from ? [id] : []));
      const kept = (id: number) =>
        keepers.some(
          (other) =>
            other.request.published?.room === id &&
            other.request !== request &&
            other.from >= from &&
            other.from < until,
        );
      const own = request.published?.start === start ? request.published.room : undefined;
      const room = free.find((id) => id === own) ?? free.find((id) => !kept(id)) ?? free[0];
      if (room === undefined) throw new Error(`More meetings than rooms of a type at slot ${from}`);
      freeAt.set(room, until);
      return { request: request.id, start, room };
    });
}
