/** Somebody who must be at meetings. `avail[slot]` is 1 where the programme leaves the slot free. */
export type PlanPerson = {
  id: number;
  delegation: number;
  /** 0 head, 1 minister, 2 official. */
  level: number;
  avail: readonly number[];
};

export type PlanRoom = {
  id: number;
  name: string;
  cap: number;
  booths: number;
  press: number;
  zone: number;
  /** Slots in which no meeting may hold the room: closed, blocked, or taken by an item of the programme. */
  closed?: readonly number[];
};

export type PlanNeeds = { cap: number; booths: number; press: number; zone: number };

export type PlanRequest = {
  id: number;
  /** Delegations. */
  a: number;
  b: number;
  level: number;
  /** Slots. The room is held `[start - setup, start + dur + turn)`, each person `[start, start + dur + buf)`. */
  dur: number;
  setup: number;
  turn: number;
  buf: number;
  /** Ids of persons who must be there. */
  people: readonly number[];
  weight: number;
  needs: PlanNeeds;
  /** Ids of rooms that meet the needs. */
  compat: readonly number[];
  /** Allowed start slots, and the cost of each; 0 is the one liked best. */
  starts: readonly number[];
  pref: readonly number[];
  /** Must be placed: a pin. Its `starts` and `compat` say where. */
  pinned?: boolean;
  /** Where today's plan has it; leaving that place costs (`replanning`). */
  published?: { start: number; room: number };
};

/** A planning problem as `npm run plan` reads it: integers throughout, time in slots from 0 to `T`. */
export type PlanProblem = {
  name: string;
  /** Slots of a day, and of all days. */
  S: number;
  T: number;
  persons: readonly PlanPerson[];
  rooms: readonly PlanRoom[];
  requests: readonly PlanRequest[];
  /** What changing a published plan costs, in points of weight. */
  replanning?: { move: number; drop: number; room: number };
};

/** One meeting of a plan: ids and a slot, as in the problem. */
export type PlannedMeeting = { request: number; start: number; room: number };
