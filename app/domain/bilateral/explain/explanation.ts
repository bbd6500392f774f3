import type { PlacementProblem } from "../placement.ts";

/** A room and the instant (ms) at which a meeting begins, fit to cross threads and the wire. */
export type Spot = { roomId: string; start: number };

/** A rule that no plan can bend at some starts: it counts at how many of all starts of the request's days it forbids. */
export type Obstacle = { problem: PlacementProblem; roomId: string; starts: number };

/** A start that the programme and the rooms' own rules leave open, and the meetings that take it. */
export type BlockedStart = {
  start: number;
  /** Principals of the request who meet somebody else then. */
  people: readonly PlacementProblem[];
  /** Meetings in the rooms that would do, when none of these is free; empty while one is. */
  rooms: readonly { roomId: string; problem: PlacementProblem }[];
};

/** A meeting that stands in the way, and at how many starts. */
export type Blocker = { requestId: string; sides: readonly string[]; starts: number };

/** One change of a request, by which it would fit with nothing else moved. */
export type Relaxation =
  | { change: "shorter"; minutes: number; at: Spot }
  | { change: "other_day"; day: string; at: Spot }
  | { change: "fewer_booths"; booths: number; at: Spot }
  | { change: "fewer_people"; seats: number; at: Spot }
  | { change: "no_press" | "any_room" | "any_zone"; at: Spot };

/** What placing a request nevertheless would cost the meetings that stand. */
export type Price = {
  at: Spot;
  moved: readonly { requestId: string; from: Spot; to: Spot }[];
  dropped: readonly string[];
};

/** Why a request has no place, what it would cost to place it, and what would free it. */
export type Explanation = {
  requestId: string;
  /** The first place where it could stand now; then nothing else is said. */
  free: Spot | undefined;
  /** Starts that were looked at, on the days that the request allows. */
  starts: number;
  /** What forbids starts whoever else meets when, the worst first. */
  obstacles: readonly Obstacle[];
  /** Starts that only other meetings take; none when the obstacles already take all. */
  blocked: readonly BlockedStart[];
  /** The meetings that take most of these starts, the worst first. */
  blockers: readonly Blocker[];
  /** Undefined when no moving of other meetings helps, or none was found in time. */
  price: Price | undefined;
  /** Mildest first; one of each kind at most. */
  relaxations: readonly Relaxation[];
};
