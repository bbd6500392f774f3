import { columnsOfPlan } from "./packing.ts";
import type { SlotPrices } from "./slot-prices.ts";

/** Points that bounds by prices may be off by rounding. */
const SURELY = 1e-3;

/** Some columns of a grid, and the way between their places in a packing of them and the grid's numbers. */
export class Part {
  readonly columns: readonly number[];
  readonly #at: ReadonlyMap<number, number>;

  constructor(columns: readonly number[]) {
    this.columns = columns;
    this.#at = new Map(columns.map((column, index) => [column, index]));
  }

  /**
   * The columns with which a plan could still be better than the best known, by what prices prove of each, and those of
   * the best known itself. Whatever needs another column is worth no more than what is reached.
   */
  static worthTrying(
    prices: SlotPrices,
    best?: { value: number; placed: ArrayLike<number> },
  ): Part {
    const reached = (best?.value ?? -Infinity) + SURELY;
    const own = new Set(best ? columnsOfPlan(best.placed) : []);
    const worth = prices.worthWith();
    return new Part(
      Array.from(worth.keys()).filter(
        (column) => (worth[column] ?? 0) > reached || own.has(column),
      ),
    );
  }

  /** What of a plan lies within, as places in the packing: itself a plan, since leaving meetings out harms none. */
  within(placed: ArrayLike<number>): number[] {
    return columnsOfPlan(placed).flatMap((column) => this.#at.get(column) ?? []);
  }

  /** Places in the packing as columns of the grid. */
  of(indices: readonly number[]): number[] {
    return indices.map((index) => this.columns[index] ?? 0);
  }
}
