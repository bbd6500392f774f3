import type { PlanGrid } from "./grid.ts";
import { UNPLACED } from "./occupancy.ts";

/** A 0-1 packing problem, row by row: maximise `sum value x` with `sum of a row's x <= most`, or `= 1` for a pin. */
export type Packing = {
  value: Float64Array;
  /** Rows in compressed form: the columns of row i are `columns[from[i]]` up to `columns[from[i + 1]]`. */
  from: Int32Array;
  columns: Int32Array;
  least: Float64Array;
  most: Float64Array;
  /** By row: the person or room type, and the slot, that it is about, as in `SlotPrices`; -1 for a request's row. */
  slots: Int32Array;
};

/** A column as the rows see it: when it takes its persons and when its room. */
type Stretch = { column: number; from: number; until: number };
type Row = { columns: readonly number[]; least: number; most: number; slot: number };

/**
 * The exact model: a column per (request, start, room type), a row per request, and a row per largest group of columns
 * that overlap in a person or in a room type. Overlapping intervals share an instant, so such groups forbid exactly
 * what a room or a person cannot bear, and make the linear relaxation nearly tight.
 * @param subset of the columns, where the rest is settled; `spare` are then the rooms left of a type in a slot
 */
export function exactPacking(
  grid: PlanGrid,
  subset: readonly number[] = Array.from(grid.request.keys()),
  spare?: (type: number, slot: number) => number,
): Packing {
  const rows = requestRows(grid, subset);
  rows.push(...personRows(grid, subset));
  const byType = grid.types.map((): Stretch[] => []);
  subset.forEach((column, at) =>
    byType[grid.type[column] ?? 0]?.push(roomStretch(grid, column, at)),
  );
  for (const [type, stretches] of byType.entries()) {
    const rooms = grid.types[type]?.rooms.length ?? 0;
    const groups = spare ? everySlot(stretches) : largestGroups(stretches);
    for (const { slot, columns } of groups) {
      rows.push({
        columns,
        least: 0,
        most: spare ? spare(type, slot) : rooms,
        slot: slotAt(grid, grid.problem.persons.length + type, slot),
      });
    }
  }
  return packed(
    Float64Array.from(subset, (column) => grid.value[column] ?? 0),
    rows,
  );
}

/**
 * A relaxation with a column per (request, start) only, for problems whose exact model is too large to bound in a
 * minute. For each union of sets of compatible rooms: requests that can use no other room never outnumber it (Hall).
 * Its optimum may not fit into rooms, so it gives a bound and never a plan.
 */
export function aggregatedPacking(grid: PlanGrid): Packing {
  const leaders: number[] = [];
  const usable: Set<number>[] = [];
  const at = new Map<string, number>();
  for (const column of grid.request.keys()) {
    const key = `${grid.request[column]}@${grid.start[column]}`;
    const known = at.get(key);
    if (known === undefined) {
      at.set(key, leaders.push(column) - 1);
      usable.push(new Set([grid.type[column] ?? 0]));
    } else usable[known]?.add(grid.type[column] ?? 0);
  }
  const rows = requestRows(grid, leaders);
  rows.push(...personRows(grid, leaders));
  for (const union of unionsOf(usable)) {
    const inside = leaders.flatMap((column, index) =>
      [...(usable[index] ?? [])].every((type) => union.has(type))
        ? [roomStretch(grid, column, index)]
        : [],
    );
    const most = [...union].reduce((sum, type) => sum + (grid.types[type]?.rooms.length ?? 0), 0);
    for (const { columns } of largestGroups(inside)) {
      if (columns.length > most) rows.push({ columns, least: 0, most, slot: -1 });
    }
  }
  return packed(
    Float64Array.from(leaders, (column) => grid.value[column] ?? 0),
    rows,
  );
}

/** A plan as the columns of the exact model that are 1. */
export const columnsOfPlan = (placed: ArrayLike<number>): number[] =>
  Array.from(placed).filter((column) => column !== UNPLACED);

const MOST_UNIONS = 64;

/** Sets of room types closed under union, as far as they are few: any choice of them is a valid relaxation. */
function unionsOf(usable: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  const keyOf = (set: ReadonlySet<number>) => [...set].toSorted((a, b) => a - b).join(",");
  const unions = new Map(usable.map((set) => [keyOf(set), set]));
  const basis = [...unions.values()];
  for (const union of unions.values()) {
    for (const set of basis) {
      if (unions.size >= MOST_UNIONS) return [...unions.values()];
      const both = new Set([...union, ...set]);
      unions.set(keyOf(both), both);
    }
  }
  return [...unions.values()];
}

function requestRows(grid: PlanGrid, subset: readonly number[]): Row[] {
  const own = new Map<number, number[]>();
  subset.forEach((column, at) => {
    const r = grid.request[column] ?? 0;
    const columns = own.get(r);
    if (columns) columns.push(at);
    else own.set(r, [at]);
  });
  return [...own].map(([r, columns]) => {
    const pinned = grid.problem.requests[r]?.pinned === true;
    return { columns, least: pinned ? 1 : 0, most: 1, slot: -1 };
  });
}

function personRows(grid: PlanGrid, subset: readonly number[]): Row[] {
  const byPerson = grid.problem.persons.map((): Stretch[] => []);
  subset.forEach((column, at) => {
    const r = grid.request[column] ?? 0;
    const { dur = 0, buf = 0 } = grid.problem.requests[r] ?? {};
    const from = grid.start[column] ?? 0;
    for (const person of grid.people[r] ?? []) {
      byPerson[person]?.push({ column: at, from, until: from + dur + buf });
    }
  });
  return byPerson.flatMap((stretches, person) =>
    largestGroups(stretches)
      .filter(({ columns }) => columns.length > 1)
      .map(({ columns, slot }) => ({
        columns,
        least: 0,
        most: 1,
        slot: slotAt(grid, person, slot),
      })),
  );
}

const slotAt = (grid: PlanGrid, row: number, slot: number): number =>
  row * grid.width + slot + grid.before;

function roomStretch(grid: PlanGrid, column: number, at: number): Stretch {
  const { setup = 0, dur = 0, turn = 0 } = grid.problem.requests[grid.request[column] ?? 0] ?? {};
  const start = grid.start[column] ?? 0;
  return { column: at, from: start - setup, until: start + dur + turn };
}

type Group = { slot: number; columns: number[] };

/** The groups of overlapping stretches that no other contains: each ends where a stretch ends after one began. */
function largestGroups(stretches: readonly Stretch[]): Group[] {
  const ends = new Set(stretches.map(({ until }) => until));
  const begins = new Set(stretches.map(({ from }) => from));
  const groups: Group[] = [];
  let grown = false;
  for (const slot of slotsOf(stretches)) {
    if (begins.has(slot)) grown = true;
    if (!grown || !ends.has(slot + 1)) continue;
    groups.push({ slot, columns: at(stretches, slot) });
    grown = false;
  }
  return groups;
}

const everySlot = (stretches: readonly Stretch[]): Group[] =>
  slotsOf(stretches).map((slot) => ({ slot, columns: at(stretches, slot) }));

function slotsOf(stretches: readonly Stretch[]): number[] {
  let [least, most] = [Infinity, -Infinity];
  for (const { from, until } of stretches) {
    least = Math.min(least, from);
    most = Math.max(most, until);
  }
  return most > least ? Array.from({ length: most - least }, (_, index) => least + index) : [];
}

const at = (stretches: readonly Stretch[], slot: number): number[] =>
  stretches.flatMap(({ column, from, until }) => (from <= slot && slot < until ? [column] : []));

function packed(value: Float64Array, rows: readonly Row[]): Packing {
  const from = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, index) => (from[index + 1] = (from[index] ?? 0) + columns.length));
  const columns = new Int32Array(from[rows.length] ?? 0);
  rows.forEach((row, index) => columns.set(row.columns, from[index]));
  return {
    value,
    from,
    columns,
    least: Float64Array.from(rows, ({ least }) => least),
    most: Float64Array.from(rows, ({ most }) => most),
    slots: Int32Array.from(rows, ({ slot }) => slot),
  };
}
