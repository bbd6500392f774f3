import type { PlanGrid } from "./grid.ts";

// Typed arrays read `number | undefined` to the compiler; every index below lies within by construction.

/** Rounds without a clearly lower bound after which steps become smaller, and by how much. */
const PATIENCE = 20;
const SHORTER = 0.66;
/** Steps below this part of the first hardly move the bound any more. */
const SETTLED = 1e-3;
/** How long steps are after prices were taken over, which are nearly the best. */
const AGAIN = 0.05;
/** A bound is clearly lower by this part of itself. */
const CLEARLY = 1e-5;
/** How much of the newest round the average of all rounds takes up, at first and in the long run. */
const SHARE = { least: 0.07, slows: 12 };

/**
 * A price for each person and each room type in each slot (Lagrangian multipliers). With prices in place of limits every
 * request takes its best column by itself; what all gain, and the worth of all slots, together are never below the worth
 * of the best plan. Prices move against the average of what the rounds left over or took too much (Barahona and Anbil, "The
 * volume algorithm", 2000), which lowers that bound to within about half a per cent of the linear relaxation's in a
 * hundredth of its time, and tells of each column how good a plan with it can be at all.
 */
export class SlotPrices {
  /** No plan is worth more. */
  bound = Infinity;
  readonly #grid: PlanGrid;
  /** Row by row, persons first, a row of `width` slots each. */
  readonly #price: Float64Array;
  readonly #best: Float64Array;
  readonly #spare: Float64Array;
  readonly #average: Float64Array;
  /** Prices summed up along each row: what a stretch costs is a difference of two. */
  readonly #sum: Float64Array;
  readonly #capacity: Float64Array;
  #scale = 1;
  #stale = 0;
  #round = 0;

  constructor(grid: PlanGrid) {
    const { problem, types, width } = grid;
    const persons = problem.persons.length;
    const rows = persons + types.length;
    this.#grid = grid;
    this.#price = new Float64Array(rows * width);
    this.#best = new Float64Array(rows * width);
    this.#spare = new Float64Array(rows * width);
    this.#average = new Float64Array(rows * width);
    this.#sum = new Float64Array(rows * (width + 1));
    this.#capacity = new Float64Array(rows).fill(1);
    types.forEach(({ rooms }, type) => (this.#capacity[persons + type] = rooms.length));
  }

  /** Whether more rounds would hardly lower the bound. */
  get settled(): boolean {
    return this.#scale < SETTLED;
  }

  /** @param reached the worth of the best plan known: how far prices step depends on the distance to it */
  descend(rounds: number, reached: number): void {
    for (let round = 0; round < rounds && !this.settled; round += 1) {
      const bound = this.#evaluate();
      this.#judge(bound);
      this.#round += 1;
      const share = Math.max(SHARE.least, 1 / (1 + (this.#round - 1) / SHARE.slows));
      const average = this.#average;
      for (let t = 0; t < average.length; t += 1) {
        average[t] = share * this.#spare[t]! + (1 - share) * average[t]!;
      }
      this.#step(Math.max(1, this.bound - reached));
    }
  }

  /**
   * Takes other prices over, from a linear relaxation of part of the columns, when they bound all of them lower.
   * @param price row by row like the packing's `slots`
   */
  adopt(price: Float64Array): boolean {
    this.#price.set(price);
    const bound = this.#evaluate();
    if (bound >= this.bound) return false;
    this.bound = bound;
    this.#best.set(price);
    [this.#scale, this.#stale] = [AGAIN, 0];
    return true;
  }

  /** How many slots of all rows have a price. */
  get size(): number {
    return this.#price.length;
  }

  /** By column: no plan with it is worth more than this. */
  worthWith(): Float64Array {
    this.#price.set(this.#best);
    const bound = this.#evaluate();
    const { first, problem, request } = this.#grid;
    const worth = new Float64Array(request.length);
    for (let r = 0; r < problem.requests.length; r += 1) {
      const gains = this.#gains(r);
      const { gain } = this.#bestOf(r, gains);
      for (let at = 0; at < gains.length; at += 1)
        worth[first[r]! + at] = bound - gain + gains[at]!;
    }
    return worth;
  }

  /** Keeps prices that lower the bound; while they still go the same way, steps may grow. */
  #judge(bound: number): void {
    const clearly = bound < this.bound - CLEARLY * Math.abs(bound);
    if (bound < this.bound) {
      let along = 0;
      for (let t = 0; t < this.#spare.length; t += 1) along += this.#average[t]! * this.#spare[t]!;
      if (along < 0) this.#scale = Math.min(2, this.#scale * 1.1);
      this.bound = bound;
      this.#best.set(this.#price);
    }
    this.#stale = clearly ? 0 : this.#stale + 1;
    if (this.#stale > PATIENCE) {
      this.#scale *= SHORTER;
      this.#stale = 0;
    }
  }

  #step(distance: number): void {
    const average = this.#average;
    const best = this.#best;
    let length = 0;
    for (let t = 0; t < average.length; t += 1) {
      // A slot that is free and costs nothing stays so.
      if (best[t] === 0 && average[t]! > 0) continue;
      length += average[t]! * average[t]!;
    }
    if (length === 0) this.#scale = 0;
    const step = length === 0 ? 0 : (this.#scale * distance) / length;
    for (let t = 0; t < average.length; t += 1) {
      this.#price[t] = Math.max(0, best[t]! - step * average[t]!);
    }
  }

  /** What each column of a request gains at these prices. */
  #gains(r: number): Float64Array {
    const { first, start, type, value, people, problem, before, width } = this.#grid;
    const { dur, buf, setup, turn } = problem.requests[r]!;
    const long = width + 1;
    const gains = new Float64Array(first[r + 1]! - first[r]!);
    let asked = -1;
    let cost = 0;
    for (let column = first[r]!; column < first[r + 1]!; column += 1) {
      const from = start[column]! + before;
      if (start[column] !== asked) {
        asked = start[column]!;
        cost = 0;
        for (const person of people[r]!) {
          const row = person * long;
          cost += this.#sum[row + from + dur + buf]! - this.#sum[row + from]!;
        }
      }
      const row = (problem.persons.length + type[column]!) * long;
      const room = this.#sum[row + from + dur + turn]! - this.#sum[row + from - setup]!;
      gains[column - first[r]!] = value[column]! - cost - room;
    }
    return gains;
  }

  /** A request that must be placed takes its best column even at a loss. */
  #bestOf(r: number, gains: Float64Array): { gain: number; at: number } {
    let at = -1;
    let gain = this.#grid.problem.requests[r]!.pinned && gains.length > 0 ? -Infinity : 0;
    for (let index = 0; index < gains.length; index += 1) {
      if (gains[index]! > gain) [gain, at] = [gains[index]!, index];
    }
    return { gain, at };
  }

  /** The bound at these prices; leaves in `spare` what each slot has left when all take their best columns. */
  #evaluate(): number {
    const { first, start, type, people, problem, before, width } = this.#grid;
    let bound = 0;
    for (let row = 0; row < this.#capacity.length; row += 1) {
      const capacity = this.#capacity[row]!;
      let sum = 0;
      for (let t = 0; t < width; t += 1) {
        this.#sum[row * (width + 1) + t] = sum;
        sum += this.#price[row * width + t]!;
      }
      this.#sum[row * (width + 1) + width] = sum;
      this.#spare.fill(capacity, row * width, (row + 1) * width);
      bound += capacity * sum;
    }
    for (let r = 0; r < problem.requests.length; r += 1) {
      const { gain, at } = this.#bestOf(r, this.#gains(r));
      if (at < 0) continue;
      bound += gain;
      const column = first[r]! + at;
      const { dur, buf, setup, turn } = problem.requests[r]!;
      const from = start[column]! + before;
      for (const person of people[r]!) this.#take(person, from, from + dur + buf);
      this.#take(problem.persons.length + type[column]!, from - setup, from + dur + turn);
    }
    return bound;
  }

  #take(row: number, from: number, until: number): void {
    const at = row * this.#grid.width;
    for (let t = at + from; t < at + until; t += 1) this.#spare[t]! -= 1;
  }
}
