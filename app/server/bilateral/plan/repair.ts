import type { Chance } from "#app/domain/bilateral/plan/chance.ts";
import type { PlanGrid } from "#app/domain/bilateral/plan/grid.ts";
import type { Occupancy } from "#app/domain/bilateral/plan/occupancy.ts";
import { UNPLACED } from "#app/domain/bilateral/plan/occupancy.ts";
import { exactPacking } from "#app/domain/bilateral/plan/packing.ts";

import { type Solver, solvePacking } from "./solve-packing.ts";

/** How many columns a part may have, to be solved in about a second. */
const MOST_COLUMNS = 6_000;

/**
 * Takes part of a plan out and fills it anew, at its best, while all else stays (large neighbourhood search).
 * @param now changed in place when a better filling is found
 * @returns whether it gained
 */
export function refill(
  highs: Solver,
  now: Occupancy,
  freed: readonly number[],
  seconds: number,
): boolean {
  const { grid } = now;
  const before = freed.map((r) => now.placed[r] ?? UNPLACED);
  const worth = now.value;
  for (const r of freed) if (now.placed[r] !== UNPLACED) now.take(r);
  const subset = freed.flatMap((r) => columnsThatFit(now, r));
  const at = new Map(subset.map((column, index) => [column, index]));
  const start = before.flatMap((column) => at.get(column) ?? []);
  const packing = exactPacking(grid, subset, (type, slot) => now.spare(type, slot));
  const { columns } = solvePacking(highs, packing, { seconds }, start);
  for (const index of columns ?? start) {
    const column = subset[index];
    if (column !== undefined && now.fits(column)) now.put(column);
  }
  if (now.value > worth) return true;
  for (const r of freed) if (now.placed[r] !== UNPLACED) now.take(r);
  for (const column of before) if (column !== UNPLACED) now.put(column);
  return false;
}

/** Requests around one that waits: those on its people's days and in its hours, as many as a second can solve. */
export function neighbourhood(now: Occupancy, chance: Chance, size: number): number[] {
  const { grid } = now;
  const { requests, T } = grid.problem;
  const waiting = [...now.placed.keys()].filter(
    (r) => now.placed[r] === UNPLACED && countOf(grid, r) > 0,
  );
  const anchor = waiting[Math.floor(chance() * waiting.length)];
  const hours = 10 + Math.floor(chance() * 14);
  const first = Math.floor(chance() * Math.max(1, T - hours));
  const inHours = (start: number) => start >= first && start < first + hours;
  const near = [...requests.keys()].filter((r) => {
    if (requests[r]?.pinned || countOf(grid, r) === 0) return false;
    const column = now.placed[r] ?? UNPLACED;
    if (column !== UNPLACED) return inHours(grid.start[column] ?? 0);
    return requests[r]?.starts.some(inHours) ?? false;
  });
  const people = new Set(anchor === undefined ? [] : grid.people[anchor]);
  const scored = near.map((r) => ({
    r,
    score:
      (r === anchor ? -2 : 0) -
      ((grid.people[r] ?? []).some((person) => people.has(person)) ? 0.7 : 0) -
      (now.placed[r] === UNPLACED ? 0 : 0.4) +
      chance(),
  }));
  const chosen: number[] = [];
  let columns = 0;
  for (const { r } of scored.toSorted((a, b) => a.score - b.score)) {
    if (chosen.length === size || columns > MOST_COLUMNS) break;
    chosen.push(r);
    columns += countOf(grid, r);
  }
  return chosen;
}

const countOf = (grid: PlanGrid, r: number): number =>
  (grid.first[r + 1] ?? 0) - (grid.first[r] ?? 0);

function columnsThatFit(now: Occupancy, r: number): number[] {
  const columns: number[] = [];
  const end = now.grid.first[r + 1] ?? 0;
  for (let column = now.grid.first[r] ?? 0; column < end; column += 1) {
    if (now.fits(column)) columns.push(column);
  }
  return columns;
}
