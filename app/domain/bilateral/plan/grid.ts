import type { PlanProblem, PlanRequest, PlanRoom } from "./problem.ts";

/** Rooms that the same requests may use at the same hours: any two can be exchanged, so a plan need only count them. */
export type RoomType = { rooms: readonly PlanRoom[] };

/**
 * A problem in the shape that search and proof share: every possible placement of a request is a column, numbered
 * through. Persons, requests and room types go by index, not by id.
 */
export type PlanGrid = {
  problem: PlanProblem;
  types: readonly RoomType[];
  /** By column. `value` is weight, less what a change of the published plan costs. */
  request: Int32Array;
  start: Int32Array;
  type: Int32Array;
  value: Float64Array;
  pref: Float64Array;
  /** The columns of request r are `first[r]` up to `first[r + 1]`. */
  first: Int32Array;
  /** By request: indices of its persons. */
  people: readonly (readonly number[])[];
  /** Slots before 0 and after `T` that set-up and turnover may reach into. */
  before: number;
  width: number;
};

/** Lays a problem out in columns. */
export function layOutGrid(problem: PlanProblem): PlanGrid {
  const types = roomTypesOf(problem);
  const typeOf = new Map(
    types.flatMap(({ rooms }, index) => rooms.map(({ id }) => [id, index] as const)),
  );
  const shut = types.map(({ rooms }) => closedWithin(rooms[0]?.closed ?? [], problem.T));
  const personAt = new Map(problem.persons.map(({ id }, index) => [id, index]));
  const columns = problem.requests.flatMap((request, index) =>
    columnsOf(request, problem, { types, typeOf, shut }).map((column) => ({
      ...column,
      request: index,
    })),
  );
  const first = new Int32Array(problem.requests.length + 1);
  for (const { request } of columns) first[request + 1] = (first[request + 1] ?? 0) + 1;
  first.forEach((count, r) => (first[r] = count + (first[r - 1] ?? 0)));
  const before = Math.max(0, ...problem.requests.map(({ setup }) => setup));
  const after = Math.max(0, ...problem.requests.map(({ dur, turn, buf }) => dur + turn + buf));
  return {
    problem,
    types,
    request: Int32Array.from(columns, ({ request }) => request),
    start: Int32Array.from(columns, ({ start }) => start),
    type: Int32Array.from(columns, ({ type }) => type),
    value: Float64Array.from(columns, ({ value }) => value),
    pref: Float64Array.from(columns, ({ pref }) => pref),
    first,
    people: problem.requests.map(({ people }) => [
      ...new Set(people.flatMap((id) => personAt.get(id) ?? [])),
    ]),
    before,
    width: problem.T + before + after,
  };
}

/** Whether a room is closed in any slot from one up to, and without, another. */
type Shut = (from: number, until: number) => boolean;

/** Counts once how many slots are closed before each, so that a stretch of any length is looked up. */
function closedWithin(closed: readonly number[], slots: number): Shut {
  const before = new Int32Array(slots + 1);
  for (const slot of new Set(closed)) if (slot >= 0 && slot < slots) before[slot + 1] = 1;
  for (let slot = 1; slot <= slots; slot += 1)
    before[slot] = (before[slot] ?? 0) + (before[slot - 1] ?? 0);
  const within = (slot: number) => Math.min(Math.max(slot, 0), slots);
  return (from, until) => (before[within(until)] ?? 0) > (before[within(from)] ?? 0);
}

type Column = { start: number; type: number; value: number; pref: number };

function columnsOf(
  request: PlanRequest,
  problem: PlanProblem,
  at: {
    types: readonly RoomType[];
    typeOf: ReadonlyMap<number, number>;
    shut: readonly Shut[];
  },
): Column[] {
  const { types, typeOf, shut } = at;
  const { starts, weight, published, setup, dur, turn } = request;
  const price = problem.replanning ?? { move: 0, drop: 0, room: 0 };
  const usable = [...new Set(request.compat.flatMap((id) => typeOf.get(id) ?? []))];
  return starts.flatMap((start, at) =>
    usable.flatMap((type) => {
      if (shut[type]?.(start - setup, start + dur + turn)) return [];
      const keeps = published ? price.drop - priceOfMove(published, start, types[type], price) : 0;
      return [{ start, type, value: weight + keeps, pref: request.pref[at] ?? 0 }];
    }),
  );
}

/** To another hour costs more than to another kind of room at the same; within a type nothing, rooms come later. */
function priceOfMove(
  published: { start: number; room: number },
  start: number,
  type: RoomType | undefined,
  { move, room }: { move: number; room: number },
): number {
  if (start !== published.start) return move;
  return type?.rooms.some(({ id }) => id === published.room) ? 0 : room;
}

/** Sorts rooms into types: interchangeable are those that the same requests may use and that close alike. */
function roomTypesOf({ rooms, requests }: PlanProblem): RoomType[] {
  const users = new Map<number, number[]>(rooms.map(({ id }) => [id, []]));
  for (const [index, { compat }] of requests.entries()) {
    for (const id of new Set(compat)) users.get(id)?.push(index);
  }
  const alike = new Map<string, PlanRoom[]>();
  for (const room of rooms) {
    const using = users.get(room.id) ?? [];
    if (using.length === 0) continue;
    const key = JSON.stringify([using, (room.closed ?? []).toSorted((a, b) => a - b)]);
    alike.set(key, [...(alike.get(key) ?? []), room]);
  }
  return [...alike.values()].map((same) => ({ rooms: same }));
}
