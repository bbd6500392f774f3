import type { Chance } from "./chance.ts";
import type { PlanGrid } from "./grid.ts";
import { type Occupancy, UNPLACED } from "./occupancy.ts";

/**
 * What makes one of two plans of equal weight the better, in this order; each is better when smaller. `preference`: cost of
 * the starts. `unfairness`: by delegation, how many meetings it is short of its even share, the second missing one counting
 * double, and so on. `waiting`: slots that principals wait between two meetings of a day. `changes`: from one type of
 * room to another between two meetings of a person on a day.
 */
export type Comfort = { preference: number; unfairness: number; waiting: number; changes: number };

export const COMFORTS = ["preference", "unfairness", "waiting", "changes"] as const;

/** Below 0 when `a` is the better. */
export function compareComfort(a: Comfort, b: Comfort): number {
  for (const of of COMFORTS) if (a[of] !== b[of]) return a[of] - b[of];
  return 0;
}

/** @param placed columns by request */
export function comfortOf(grid: PlanGrid, placed: ArrayLike<number>): Comfort {
  const { problem, people, start, type } = grid;
  const daysOf = problem.persons.map((): Map<number, number[]> => new Map());
  const asked = new Map<number, number>();
  const given = new Map<number, number>();
  let preference = 0;
  let total = 0;
  for (const [r, { a, b }] of problem.requests.entries()) {
    for (const side of new Set([a, b])) asked.set(side, (asked.get(side) ?? 0) + 1);
    const column = placed[r] ?? UNPLACED;
    if (column === UNPLACED) continue;
    total += 1;
    preference += grid.pref[column] ?? 0;
    for (const side of new Set([a, b])) given.set(side, (given.get(side) ?? 0) + 1);
    const day = Math.floor((start[column] ?? 0) / problem.S);
    for (const person of people[r] ?? []) {
      const days = daysOf[person];
      days?.set(day, [...(days.get(day) ?? []), column]);
    }
  }
  let [waiting, changes] = [0, 0];
  for (const columns of daysOf.flatMap((days) => [...days.values()])) {
    const inOrder = columns.toSorted((x, y) => (start[x] ?? 0) - (start[y] ?? 0));
    for (const [at, next] of inOrder.slice(1).entries()) {
      const before = inOrder[at] ?? next;
      const { dur = 0, buf = 0 } = problem.requests[grid.request[before] ?? 0] ?? {};
      waiting += (start[next] ?? 0) - ((start[before] ?? 0) + dur + buf);
      if (type[next] !== type[before]) changes += 1;
    }
  }
  const share = total / Math.max(1, problem.requests.length);
  let unfairness = 0;
  for (const [side, wishes] of asked) {
    const short = Math.max(0, Math.floor(wishes * share) - (given.get(side) ?? 0));
    unfairness += (short * (short + 1)) / 2;
  }
  return { preference, unfairness, waiting, changes };
}

/**
 * Makes a plan more comfortable without touching its weight: a meeting moves, or gives its place to one of equal worth, and
 * whatever is better in the order of `Comfort` stays. Chance and steps alone decide what it finds.
 */
export class Comforter {
  readonly #now: Occupancy;
  readonly #chance: Chance;
  readonly #movable: readonly number[];
  #best: Comfort;

  /** @param now changed in place */
  constructor(now: Occupancy, chance: Chance) {
    const { grid, placed } = now;
    this.#now = now;
    this.#chance = chance;
    this.#movable = [...placed.keys()].filter(
      (r) => !grid.problem.requests[r]?.pinned && grid.first[r + 1] !== grid.first[r],
    );
    this.#best = comfortOf(grid, placed);
  }

  run(steps: number): void {
    const now = this.#now;
    for (let step = 0; step < steps && this.#movable.length > 0; step += 1) {
      const r = this.#movable[Math.floor(this.#chance() * this.#movable.length)] ?? 0;
      const before = now.placed.slice();
      const { value } = now;
      if (!tryOne(now, r, this.#chance)) continue;
      // The two that are at hand come first, since most steps fail by them.
      const same = now.value >= value && now.pref <= this.#best.preference;
      const comfort = same ? comfortOf(now.grid, now.placed) : undefined;
      if (comfort && compareComfort(comfort, this.#best) <= 0) this.#best = comfort;
      else undo(now, before);
    }
  }
}

const MOST_OUT = 1;

/** Puts a request somewhere else by chance; who is in the way takes the place that it left, or any other. */
function tryOne(now: Occupancy, r: number, chance: Chance): boolean {
  const { grid } = now;
  const lowest = grid.first[r] ?? 0;
  const column = lowest + Math.floor(chance() * ((grid.first[r + 1] ?? 0) - lowest));
  const from = now.placed[r] ?? UNPLACED;
  if (column === from) return false;
  if (from !== UNPLACED) now.take(r);
  const out = now.inTheWay(column, MOST_OUT, () => 0);
  if (!out) {
    if (from !== UNPLACED) now.put(from);
    return false;
  }
  for (const other of out) now.take(other);
  now.put(column);
  for (const other of out) {
    const [first = 0, end = 0] = [grid.first[other], grid.first[other + 1]];
    const offset = Math.floor(chance() * (end - first));
    for (let at = 0; at < end - first; at += 1) {
      const again = first + ((offset + at) % (end - first));
      if (!now.fits(again)) continue;
      now.put(again);
      break;
    }
  }
  return true;
}

function undo(now: Occupancy, before: Int32Array): void {
  for (const [r, column] of before.entries()) {
    if (now.placed[r] !== column && now.placed[r] !== UNPLACED) now.take(r);
  }
  for (const [r, column] of before.entries()) {
    if (now.placed[r] !== column && column !== UNPLACED) now.put(column);
  }
}
