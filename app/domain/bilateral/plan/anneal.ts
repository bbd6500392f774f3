import type { Chance } from "./chance.ts";
import type { PlanGrid } from "./grid.ts";
import type { Occupancy } from "./occupancy.ts";
import { UNPLACED } from "./occupancy.ts";

/** What a point of preference weighs against one of weight: little, so that it only decides between equals. */
const PREFERENCE = 1e-3;
/** More than this many meetings turned out by one is never worth it. */
const MOST_OUT = 5;
const PROBES = 3;

/**
 * Simulated annealing: a request takes a place, whoever is in the way leaves and looks for another, and the change
 * stays when it gained, or by luck while it is warm. Chance and steps alone decide what it finds.
 */
export class Annealer {
  readonly best: Int32Array;
  bestValue = -Infinity;
  bestPref = Infinity;
  readonly #now: Occupancy;
  readonly #grid: PlanGrid;
  readonly #chance: Chance;
  readonly #movable: number[];
  readonly #waiting: number[] = [];
  readonly #waitsAt: Int32Array;

  constructor(start: Occupancy, chance: Chance) {
    const { grid } = start;
    this.#grid = grid;
    this.#now = start;
    this.#chance = chance;
    this.best = new Int32Array(start.placed.length);
    this.#waitsAt = new Int32Array(start.placed.length).fill(-1);
    this.#movable = grid.problem.requests.flatMap(({ pinned }, r) =>
      !pinned && grid.first[r + 1]! > grid.first[r]! ? [r] : [],
    );
    this.#listWaiting();
    this.#remember();
  }

  /** Goes on from another plan, as columns by request. */
  load(placed: ArrayLike<number>): void {
    this.#now.load(placed);
    this.#listWaiting();
    this.#remember();
  }

  /** @param warmth points of weight that it may well lose in a step; 0 takes gains only */
  run(steps: number, warmth: number): void {
    if (this.#movable.length === 0) return;
    for (let step = 0; step < steps; step += 1) this.#step(warmth);
  }

  #step(warmth: number): void {
    const now = this.#now;
    const { value, pref } = this.#grid;
    const r = this.#pick();
    const from = now.placed[r]!;
    if (from !== UNPLACED) now.take(r);
    const found = this.#aim(r, from);
    if (!found) {
      if (from !== UNPLACED) now.put(from);
      return;
    }
    const { column, out } = found;
    const left = out.map((request) => now.placed[request]!);
    for (const request of out) now.take(request);
    now.put(column);
    let gain = value[column]! - PREFERENCE * pref[column]!;
    if (from !== UNPLACED) gain -= value[from]! - PREFERENCE * pref[from]!;
    for (const [at, request] of out.entries()) {
      const was = left[at]!;
      gain -= value[was]! - PREFERENCE * pref[was]!;
      const again = this.#freePlace(request);
      if (again === undefined) continue;
      now.put(again);
      gain += value[again]! - PREFERENCE * pref[again]!;
    }
    if (gain >= 0 || (warmth > 0 && this.#chance() < Math.exp(gain / warmth))) {
      this.#settle(r);
      for (const request of out) this.#settle(request);
      if (
        now.value > this.bestValue ||
        (now.value === this.bestValue && now.pref < this.bestPref)
      ) {
        this.#remember();
      }
      return;
    }
    for (const request of out) if (now.placed[request] !== UNPLACED) now.take(request);
    now.take(r);
    if (from !== UNPLACED) now.put(from);
    for (const column of left) now.put(column);
  }

  #pick(): number {
    const from = this.#waiting.length > 0 && this.#chance() < 0.7 ? this.#waiting : this.#movable;
    return from[Math.floor(this.#chance() * from.length)]!;
  }

  /** Of a few random places the one that turns out the least. */
  #aim(r: number, except: number): { column: number; out: number[] } | undefined {
    const { first, value } = this.#grid;
    const lowest = first[r]!;
    const many = first[r + 1]! - lowest;
    let best: { column: number; out: number[] } | undefined;
    let least = Infinity;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const column = lowest + Math.floor(this.#chance() * many);
      if (column === except) continue;
      const out = this.#now.inTheWay(column, MOST_OUT, () => this.#chance() * 8);
      if (!out) continue;
      let cost = -value[column]!;
      for (const request of out) cost += value[this.#now.placed[request]!]!;
      if (cost < least) [least, best] = [cost, { column, out }];
      if (out.length === 0) break;
    }
    return best;
  }

  /** A place where a request fits beside all others, looked for from anywhere on. */
  #freePlace(r: number): number | undefined {
    const lowest = this.#grid.first[r]!;
    const many = this.#grid.first[r + 1]! - lowest;
    const offset = Math.floor(this.#chance() * many);
    for (let probe = 0; probe < many; probe += 1) {
      const column = lowest + ((offset + probe) % many);
      if (this.#now.fits(column)) return column;
    }
    return undefined;
  }

  #settle(r: number): void {
    const at = this.#waitsAt[r]!;
    const waits = this.#now.placed[r] === UNPLACED;
    if (waits === at >= 0) return;
    if (waits) {
      this.#waitsAt[r] = this.#waiting.push(r) - 1;
      return;
    }
    const last = this.#waiting.pop()!;
    this.#waitsAt[r] = -1;
    if (last === r) return;
    this.#waiting[at] = last;
    this.#waitsAt[last] = at;
  }

  #listWaiting(): void {
    this.#waiting.length = 0;
    this.#waitsAt.fill(-1);
    for (const r of this.#movable) this.#settle(r);
  }

  #remember(): void {
    const { value, pref, placed } = this.#now;
    if (value < this.bestValue || (value === this.bestValue && pref >= this.bestPref)) return;
    this.best.set(placed);
    [this.bestValue, this.bestPref] = [value, pref];
  }
}
