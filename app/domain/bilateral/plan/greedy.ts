import type { PlanGrid } from "./grid.ts";
import { Occupancy } from "./occupancy.ts";

/**
 * First come, first served by weight, each at the start it likes best that is still free; pins before all, and what is
 * published before what is not.
 */
export function greedy(grid: PlanGrid): Occupancy {
  const occupancy = new Occupancy(grid);
  const { requests } = grid.problem;
  const order = requests
    .map(({ weight, pinned, published }, index) => ({
      ...{ index, weight },
      rank: pinned ? 2 : published ? 1 : 0,
    }))
    .toSorted((a, b) => b.rank - a.rank || b.weight - a.weight);
  for (const { index } of order) {
    const columns = [];
    for (let column = grid.first[index]!; column < grid.first[index + 1]!; column += 1) {
      columns.push(column);
    }
    const best = columns
      .toSorted((a, b) => grid.value[b]! - grid.value[a]! || grid.pref[a]! - grid.pref[b]!)
      .find((column) => occupancy.fits(column));
    if (best !== undefined) occupancy.put(best);
  }
  return occupancy;
}
