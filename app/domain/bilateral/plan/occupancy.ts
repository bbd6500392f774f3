import type { PlanGrid } from "./grid.ts";

// Typed arrays read `number | undefined` to the compiler; every index below lies within by construction, and a check in
// these loops, run some million times a second, is what the search spends its time on.

/** No placement: the request is not in the plan. */
export const UNPLACED = -1;
const NOBODY = -1;

/**
 * Who holds which person and how many rooms of each type are held, slot by slot: exact, since intervals that never
 * outnumber the rooms of their type can always be given a room each.
 */
export class Occupancy {
  readonly grid: PlanGrid;
  /** By request: its column, or `UNPLACED`. */
  readonly placed: Int32Array;
  /** Sum of `value` and of `pref` over what is placed. */
  value = 0;
  pref = 0;
  readonly #holder: Int32Array;
  /** Requests that hold a type in a slot: `#count` of them from `#rooms[type] * width + slot * rooms of the type`. */
  readonly #users: Int32Array;
  readonly #count: Int32Array;
  readonly #base: Int32Array;
  readonly #roomsOf: Int32Array;

  constructor(grid: PlanGrid) {
    this.grid = grid;
    const { width, types, problem } = grid;
    this.placed = new Int32Array(problem.requests.length).fill(UNPLACED);
    this.#holder = new Int32Array(problem.persons.length * width).fill(NOBODY);
    this.#roomsOf = Int32Array.from(types, ({ rooms }) => rooms.length);
    this.#base = new Int32Array(types.length);
    let rooms = 0;
    types.forEach((type, index) => {
      this.#base[index] = rooms * width;
      rooms += type.rooms.length;
    });
    this.#users = new Int32Array(rooms * width);
    this.#count = new Int32Array(types.length * width);
  }

  /** Whether a column fits beside all that is placed. Its own request must not be placed. */
  fits(column: number): boolean {
    const { grid } = this;
    const r = grid.request[column]!;
    const { dur, buf, setup, turn } = grid.problem.requests[r]!;
    const from = grid.start[column]! + grid.before;
    for (const person of grid.people[r]!) {
      const row = person * grid.width;
      for (let t = row + from; t < row + from + dur + buf; t += 1) {
        if (this.#holder[t] !== NOBODY) return false;
      }
    }
    const type = grid.type[column]!;
    const row = type * grid.width;
    const rooms = this.#roomsOf[type]!;
    for (let t = row + from - setup; t < row + from + dur + turn; t += 1) {
      if (this.#count[t]! >= rooms) return false;
    }
    return true;
  }

  /** Rooms of a type that nobody holds in a slot. */
  spare(type: number, slot: number): number {
    const at = type * this.grid.width + slot + this.grid.before;
    return this.#roomsOf[type]! - this.#count[at]!;
  }

  put(column: number): void {
    this.#write(column, true);
  }

  /** Takes a request out of the plan. */
  take(r: number): void {
    this.#write(this.placed[r]!, false);
  }

  #write(column: number, put: boolean): void {
    const { grid } = this;
    const r = grid.request[column]!;
    const { dur, buf, setup, turn } = grid.problem.requests[r]!;
    const from = grid.start[column]! + grid.before;
    const holder = put ? r : NOBODY;
    for (const person of grid.people[r]!) {
      const row = person * grid.width + from;
      this.#holder.fill(holder, row, row + dur + buf);
    }
    const type = grid.type[column]!;
    const rooms = this.#roomsOf[type]!;
    for (let t = from - setup; t < from + dur + turn; t += 1) {
      const cell = type * grid.width + t;
      const users = this.#base[type]! + t * rooms;
      if (put) {
        this.#users[users + this.#count[cell]!] = r;
        this.#count[cell]! += 1;
      } else {
        const last = (this.#count[cell]! -= 1);
        let at = users;
        while (this.#users[at] !== r) at += 1;
        this.#users[at] = this.#users[users + last]!;
      }
    }
    const sign = put ? 1 : -1;
    this.placed[r] = put ? column : UNPLACED;
    this.value += sign * grid.value[column]!;
    this.pref += sign * grid.pref[column]!;
  }

  /**
   * Requests that must leave for a column to fit; of a full room type the ones worth least.
   * @param noise added to the worth of a meeting, so that not the same one is turned out each time
   * @param most gives up beyond so many
   * @returns undefined when it cannot fit: a pin is in the way, or too many are
   */
  inTheWay(column: number, most: number, noise: () => number): number[] | undefined {
    const { grid } = this;
    const { requests } = grid.problem;
    const r = grid.request[column]!;
    const { dur, buf, setup, turn } = requests[r]!;
    const from = grid.start[column]! + grid.before;
    const out: number[] = [];
    for (const person of grid.people[r]!) {
      const row = person * grid.width;
      for (let t = row + from; t < row + from + dur + buf; t += 1) {
        const holder = this.#holder[t]!;
        if (holder === NOBODY || holder === out.at(-1) || out.includes(holder)) continue;
        if (requests[holder]!.pinned || out.length === most) return undefined;
        out.push(holder);
      }
    }
    const type = grid.type[column]!;
    const rooms = this.#roomsOf[type]!;
    for (let t = from - setup; t < from + dur + turn; t += 1) {
      const count = this.#count[type * grid.width + t]!;
      if (count < rooms) continue;
      const users = this.#base[type]! + t * rooms;
      let least = Infinity;
      let cheapest = NOBODY;
      for (let at = users; at < users + count; at += 1) {
        const user = this.#users[at]!;
        if (out.includes(user)) {
          cheapest = NOBODY;
          least = -Infinity;
          break;
        }
        if (requests[user]!.pinned) continue;
        const worth = grid.value[this.placed[user]!]! + noise();
        if (worth < least) [least, cheapest] = [worth, user];
      }
      if (least === -Infinity) continue;
      if (cheapest === NOBODY || out.length === most) return undefined;
      out.push(cheapest);
    }
    return out;
  }

  /** Clears the board and places exactly this. */
  load(placed: ArrayLike<number>): void {
    for (let r = 0; r < this.placed.length; r += 1) {
      if (this.placed[r] !== UNPLACED) this.take(r);
    }
    for (let r = 0; r < placed.length; r += 1) {
      if (placed[r]! !== UNPLACED) this.put(placed[r]!);
    }
  }
}
