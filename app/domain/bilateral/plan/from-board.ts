import { astanaDay, astanaInstant } from "../../time/astana.ts";
import type { Interval } from "../interval.ts";
import { type MeetingLevel, MEETING_LEVELS, STEP_MINUTES } from "../kinds.ts";
import type { Board, MeetingRequest, MeetingRoom } from "../placement.ts";
import type { PlannedMeeting, PlanProblem, PlanRequest } from "./problem.ts";
import type { ProposedPlace } from "./proposal.ts";

/** Points of weight by level: a meeting of heads before two of ministers that it would displace. */
const WEIGHT: Record<MeetingLevel, number> = { head: 100, minister: 45, official: 20 };
/** What a change of today's plan costs, in points: without a price on dropping, meetings are swapped out for equals. */
const REPLANNING = { move: 15, drop: 40 };
const STEP = STEP_MINUTES * 60_000;
/** Slots after the last of a day that nothing may use, so that no turnover reaches into the next morning. */
const NIGHT = 8;

/** A request with today's place of it, if it has one. */
export type BoardWish = MeetingRequest & {
  meeting: { roomId: string; start: number; pinned: boolean } | null;
};

/** A problem made of the board, with the way back from its slots and numbers to rooms and instants. */
export type BoardProblem = {
  problem: PlanProblem;
  wishes: readonly BoardWish[];
  placeOf: (meeting: PlannedMeeting) => ProposedPlace;
};

/**
 * Makes a planning problem of the board: accepted requests, hours that the programme leaves, today's meetings as
 * published, pins and meetings that have begun as fixed. Set-up and turnover are rounded up together to whole quarters,
 * the longest of all rooms.
 */
export function problemFromBoard(
  board: Board,
  rooms: readonly MeetingRoom[],
  requests: readonly BoardWish[],
): BoardProblem {
  const wishes = requests.filter(({ status }) => status === "accepted");
  const hours = openingHours(rooms);
  const perDay = (hours.closes - hours.opens) / STEP_MINUTES + NIGHT;
  const T = perDay * board.days.length;
  const dawns = board.days.map((day) => astanaInstant(`${day}T${clock(hours.opens)}`).getTime());
  const slotOf = (instant: number) => {
    const day = board.days.indexOf(astanaDay(new Date(instant)));
    return day < 0 ? -1 : day * perDay + Math.floor((instant - (dawns[day] ?? 0)) / STEP);
  };
  const instantOf = (slot: number) =>
    (dawns[Math.floor(slot / perDay)] ?? 0) + (slot % perDay) * STEP;
  const turn = Math.ceil(
    Math.max(
      0,
      ...rooms.map(({ setupMinutes, turnoverMinutes }) => setupMinutes + turnoverMinutes),
    ) / STEP_MINUTES,
  );
  const people = [...new Set(wishes.flatMap(principalsOf))];
  const slots = Array.from({ length: T }, (_, slot) => slot).filter(
    (slot) => slot % perDay < perDay - NIGHT,
  );
  const problem: PlanProblem = {
    name: "board",
    S: perDay,
    T,
    replanning: REPLANNING,
    persons: people.map((_, id) => ({ id, delegation: id, level: 0, avail: [] })),
    rooms: rooms.map((room, id) => ({
      ...{ id, name: room.id, cap: room.seats, booths: room.booths, press: 0, zone: 0 },
      closed: closedSlots(room, board, { slots: T, perDay, turn, instantOf }),
    })),
    requests: wishes.map((wish, id): PlanRequest => {
      const fitting = rooms.flatMap((room, index) =>
        room.seats >= wish.seats && room.booths >= wish.booths ? [index] : [],
      );
      const { meeting } = wish;
      const common = {
        ...{ id, a: 0, b: 1, level: MEETING_LEVELS.indexOf(wish.level) },
        ...{ dur: wish.minutes / STEP_MINUTES, setup: 0, turn, buf: 1 },
        people: principalsOf(wish).map((key) => people.indexOf(key)),
        weight: WEIGHT[wish.level],
        needs: { cap: wish.seats, booths: wish.booths, press: 0, zone: 0 },
      };
      const place = meeting && {
        start: slotOf(meeting.start),
        room: rooms.findIndex((room) => room.id === meeting.roomId),
      };
      if (place && (meeting.pinned || meeting.start < board.now)) {
        const { start, room } = place;
        return { ...common, compat: [room], starts: [start], pref: [0], pinned: true };
      }
      const starts = slots.filter((slot) => mayBegin(wish, instantOf(slot), board));
      return {
        ...common,
        ...{ compat: fitting, starts, pref: starts.map(() => 0) },
        ...(place ? { published: place } : {}),
      };
    }),
  };
  const placeOf = ({ start, room }: PlannedMeeting) => ({
    roomId: rooms[room]?.id ?? "",
    start: instantOf(start),
  });
  return { problem, wishes, placeOf };
}

const principalsOf = ({ sides, level }: MeetingRequest): string[] =>
  sides.map((side) => `${side} ${level}`);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function openingHours(rooms: readonly MeetingRoom[]) {
  const opens = Math.min(24 * 60 - STEP_MINUTES, ...rooms.map((room) => minutesOf(room.opens)));
  const closes = Math.max(opens, ...rooms.map((room) => minutesOf(room.closes)));
  const whole = (minutes: number) => Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;
  return { opens: whole(opens), closes: whole(closes + STEP_MINUTES - 1) };
}

/** Whether the day, the hour and the programme let a request begin at an instant, whatever the room. */
function mayBegin(wish: BoardWish, start: number, { now, principalHolds }: Board): boolean {
  if (start < now) return false;
  if (wish.wishedDay !== null && astanaDay(new Date(start)) !== wish.wishedDay) return false;
  const until = start + (wish.minutes + STEP_MINUTES) * 60_000;
  return !principalHolds.some(
    ({ by, delegationId, level, during }) =>
      by.kind === "programme" &&
      level === wish.level &&
      wish.sides.includes(delegationId) &&
      start < during.until &&
      during.from < until,
  );
}

/** Slots that a meeting, with the pause of `turn` slots after it, must not touch for the room's sake. */
function closedSlots(
  room: MeetingRoom,
  { roomHolds }: Board,
  grid: { slots: number; perDay: number; turn: number; instantOf: (slot: number) => number },
): number[] {
  const pause = grid.turn * STEP;
  const held = roomHolds.flatMap(({ roomId, by, during }): Interval[] =>
    roomId === room.id && by.kind === "programme"
      ? [
          {
            from: Math.min(during.from - room.turnoverMinutes * 60_000 + pause, during.until),
            until: during.until + room.setupMinutes * 60_000,
          },
        ]
      : [],
  );
  const all = Array.from({ length: grid.slots }, (_, slot) => slot);
  return all.filter((slot) => {
    const from = grid.instantOf(slot);
    const day = astanaDay(new Date(grid.instantOf(slot - (slot % grid.perDay))));
    const opens = astanaInstant(`${day}T${room.opens}`).getTime();
    const closes = astanaInstant(`${day}T${room.closes}`).getTime() + pause;
    if (from < opens || from + STEP > closes) return true;
    return held.some((hold) => from < hold.until && hold.from < from + STEP);
  });
}
