import { assignRooms } from "./assign-rooms.ts";
import { layOutGrid, type PlanGrid } from "./grid.ts";
import { Occupancy, UNPLACED } from "./occupancy.ts";
import { exactPacking, type Packing } from "./packing.ts";
import type { PlannedMeeting, PlanProblem } from "./problem.ts";

/** Finds the best choice of columns, from one to begin with or none; null when there is none, or none in time. */
export type SolvePacking = (packing: Packing, start: readonly number[]) => readonly number[] | null;

/** What must give way for a request: its own place, meetings that move, meetings that lose theirs. Ids of requests. */
export type Forced = {
  at: PlannedMeeting;
  moved: readonly { from: PlannedMeeting; to: PlannedMeeting }[];
  dropped: readonly number[];
};

/** Meetings that may be moved for one: more are never worth it, and a second is enough for these. */
const MOST_FREED = 40;
const MOST_COLUMNS = 5_000;

/**
 * The mildest change of a plan that makes room for a request: a local problem in which the request must be placed, the
 * meetings nearest to it may move or drop at the price of re-planning, and all others stay.
 * @param plan meetings that stand; a pinned request keeps its own columns
 * @returns undefined when nothing of the kind helps
 */
export function forceIn(
  problem: PlanProblem,
  plan: readonly PlannedMeeting[],
  id: number,
  solve: SolvePacking,
): Forced | undefined {
  const standing = new Map(plan.map((meeting) => [meeting.request, meeting]));
  const requests = problem.requests
    .filter((request) => request.id === id || standing.has(request.id))
    .map((request) => {
      if (request.id === id) return { ...request, pinned: true, published: undefined };
      const { start = 0, room = 0 } = standing.get(request.id) ?? {};
      return { ...request, published: { start, room } };
    });
  const grid = layOutGrid({ ...problem, requests });
  const now = new Occupancy(grid);
  const wanted = requests.findIndex((request) => request.id === id);
  for (const [r, { published }] of requests.entries()) {
    const column = published && columnAt(grid, r, published);
    if (column !== undefined && now.fits(column)) now.put(column);
  }
  const stood = requests.flatMap((request, r) => (now.placed[r] === UNPLACED ? [] : [request.id]));
  const before = now.placed.slice();
  const freed = [wanted, ...nearest(grid, now, wanted)];
  for (const r of freed) if (now.placed[r] !== UNPLACED) now.take(r);
  const subset = freed.flatMap((r) => columnsOf(grid, r).filter((column) => now.fits(column)));
  if (!subset.some((column) => grid.request[column] === wanted)) return undefined;
  const placeOf = new Map(subset.map((column, index) => [column, index]));
  const start = simplest(
    now,
    wanted,
    freed.map((r) => before[r] ?? UNPLACED),
  ).flatMap((column) => placeOf.get(column) ?? []);
  const packing = exactPacking(grid, subset, (type, slot) => now.spare(type, slot));
  const columns = solve(packing, start);
  if (!columns) return undefined;
  for (const index of columns) now.put(subset[index] ?? 0);
  const after = new Map(assignRooms(grid, now.placed).map((meeting) => [meeting.request, meeting]));
  const at = after.get(id);
  if (!at) return undefined;
  const moved = plan.flatMap((from) => {
    const to = after.get(from.request);
    return to && (to.start !== from.start || to.room !== from.room) ? [{ from, to }] : [];
  });
  const dropped = stood.filter((request) => !after.has(request));
  return { at, moved, dropped };
}

/**
 * A change that surely works, for the solver to begin with and to fall back on: the request where the most of the others can
 * stay, and those that cannot dropped.
 * @param stood columns of the meetings that may give way
 * @returns columns
 */
function simplest(now: Occupancy, wanted: number, stood: readonly number[]): number[] {
  const { grid } = now;
  let best: number[] = [];
  for (const own of columnsOf(grid, wanted).filter((column) => now.fits(column))) {
    const kept = [own];
    now.put(own);
    for (const column of stood) {
      if (column === UNPLACED || !now.fits(column)) continue;
      now.put(column);
      kept.push(column);
    }
    for (const column of kept) now.take(grid.request[column] ?? 0);
    if (kept.length > best.length) best = kept;
  }
  return best;
}

function columnAt(
  grid: PlanGrid,
  r: number,
  { start, room }: { start: number; room: number },
): number | undefined {
  const type = grid.types.findIndex(({ rooms }) => rooms.some(({ id }) => id === room));
  return columnsOf(grid, r).find(
    (column) => grid.start[column] === start && grid.type[column] === type,
  );
}

const columnsOf = (grid: PlanGrid, r: number): number[] => {
  const from = grid.first[r] ?? 0;
  return Array.from({ length: (grid.first[r + 1] ?? 0) - from }, (_, index) => from + index);
};

/** Meetings that could give way: first those of its people, then those in its rooms at its hours. */
function nearest(grid: PlanGrid, now: Occupancy, wanted: number): number[] {
  const { requests } = grid.problem;
  const people = new Set(grid.people[wanted]);
  const own = columnsOf(grid, wanted);
  const types = new Set(own.map((column) => grid.type[column]));
  const starts = own.map((column) => grid.start[column] ?? 0);
  const ranked = requests.flatMap(({ pinned }, r) => {
    const column = now.placed[r] ?? UNPLACED;
    if (pinned || column === UNPLACED) return [];
    const start = grid.start[column] ?? 0;
    const far = starts.reduce((least, at) => Math.min(least, Math.abs(at - start)), Infinity);
    const known = (grid.people[r] ?? []).some((person) => people.has(person));
    const rank = (known ? 0 : types.has(grid.type[column]) ? 10 : 30) + far;
    return [{ r, rank, count: columnsOf(grid, r).length }];
  });
  const chosen: number[] = [];
  let columns = own.length;
  for (const { r, count } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    columns += count;
    if (chosen.length === MOST_FREED || columns > MOST_COLUMNS) break;
    chosen.push(r);
  }
  return chosen;
}
