import {
  type Availability,
  type AvailabilityProblem,
  whoCannotCome,
} from "../bilateral/availability.ts";
import type { Interval } from "../bilateral/interval.ts";
import {
  type MeetingRoom,
  roomIsFree,
  roomIsOpen,
  type RoomHold,
  type RoomHoursProblem,
} from "../bilateral/placement.ts";
import type { DatedStatus } from "../delegation/status.ts";
import type { ProgrammeItem } from "./item.ts";
import { expandParties, levelsBound } from "./parties.ts";

/** Where rooms and people are, whoever binds them: the same that meetings are judged against. */
export type Whereabouts = Availability & { roomHolds: readonly RoomHold[] };

/** A room as the programme uses it: any of the house, not those for meetings alone. */
export type SessionRoom = Pick<
  MeetingRoom,
  "id" | "venue" | "setupMinutes" | "turnoverMinutes" | "opens" | "closes"
>;

/** What stands in an item's way, by the rules of meetings; the words stand under `clash` in `programme.json`. */
export type ItemProblem =
  RoomHoursProblem | Exclude<AvailabilityProblem, { rule: "interpreter_busy" }>;

/** Nobody is in two places and no room is given twice: that is refused. All else is a warning, for protocol to judge. */
export const isForbidden = ({ rule }: ItemProblem): boolean =>
  rule === "room_taken" || rule === "principal_busy";

/**
 * What stands in the way of an item: its room, and everybody whom it binds. Sessions of one programme follow one another
 * without the rest that a principal has after a meeting. One without hours, or cancelled, is in nobody's way; to one held
 * online nobody travels.
 * @param room the item's, null when it has none
 */
export function itemProblems(
  item: ProgrammeItem,
  room: SessionRoom | null,
  delegations: readonly { id: string; statuses: readonly DatedStatus[] }[],
  whereabouts: Whereabouts,
): ItemProblem[] {
  if (!item.startsAt || !item.endsAt || item.cancelled) return [];
  const hours = { from: Date.parse(item.startsAt), until: Date.parse(item.endsAt) };
  const levels = levelsBound(item.kind);
  const principals = expandParties(item.parties, item.day, delegations).flatMap((delegationId) =>
    levels.map((level) => ({ delegationId, level })),
  );
  const wanted = { id: item.id, principals, interpreters: [], buffer: 0 };
  const known = item.mode === "online" ? { ...whereabouts, presences: [] } : whereabouts;
  const venue = item.mode === "online" ? null : (room?.venue ?? null);
  return [
    ...(room ? roomIsOpen(room, hours) : []),
    ...(room ? roomIsFree(item, room, hours, whereabouts.roomHolds) : []),
    ...whoCannotCome(wanted, hours, venue, near(known, hours)).flatMap((problem) =>
      problem.rule === "interpreter_busy" ? [] : [problem],
    ),
  ];
}

/** No way in the city takes longer. */
const FARTHEST = 4 * 3_600_000;

/** What could be in the way of these hours: of a programme of hundreds of items, a handful. */
const near = (known: Whereabouts, { from, until }: Interval): Availability => ({
  ...known,
  principalHolds: known.principalHolds.filter(
    ({ during }) => during.from < until + FARTHEST && during.until > from - FARTHEST,
  ),
});
