/**
 * The best plan that one thread has found, in memory that all threads see and that outlives the thread. One thread
 * writes; a count goes odd before and even after, so that a reader never takes half of one plan and half of the next.
 */
export class SharedPlan {
  readonly memory: SharedArrayBuffer;
  readonly #count: Int32Array;
  readonly #figures: Float64Array;
  readonly #placed: Int32Array;
  #seen = 0;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#count = new Int32Array(memory, 0, 1);
    this.#figures = new Float64Array(memory, 8, 2);
    this.#placed = new Int32Array(memory, 24);
  }

  static for(requests: number): SharedPlan {
    return new SharedPlan(new SharedArrayBuffer(24 + 4 * requests));
  }

  write(value: number, pref: number, placed: ArrayLike<number>): void {
    Atomics.add(this.#count, 0, 1);
    this.#figures[0] = value;
    this.#figures[1] = pref;
    this.#placed.set(placed);
    Atomics.add(this.#count, 0, 1);
  }

  /** The plan, if there is one that this reader has not seen; undefined also while it is being written. */
  news(): { value: number; pref: number; placed: Int32Array } | undefined {
    const before = Atomics.load(this.#count, 0);
    if (before === this.#seen || before % 2 === 1) return undefined;
    const [value = 0, pref = 0] = this.#figures;
    const placed = this.#placed.slice();
    if (Atomics.load(this.#count, 0) !== before) return undefined;
    this.#seen = before;
    return { value, pref, placed };
  }
}
