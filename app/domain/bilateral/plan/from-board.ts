import { astanaDay, astanaInstant } from "../../time/astana.ts";
import { whoCannotCome } from "../availability.ts";
import { concerning, without } from "../board.ts";
import { type Interval, lasting } from "../interval.ts";
import { MEETING_LEVELS, STEP_MINUTES } from "../kinds.ts";
import { type Board, type MeetingRequest, type MeetingRoom, roomSuits } from "../placement.ts";
import { preferenceCost } from "../preference.ts";
import { ownOrder, type OwnPlace, weightOf } from "../priority.ts";
import { travelMinutes } from "../travel.ts";
import { withinWindows } from "../windows.ts";
import type { PlannedMeeting, PlanProblem, PlanRequest } from "./problem.ts";
import type { ProposedPlace } from "./proposal.ts";
import { REPLANNING } from "./republish.ts";

const STEP = STEP_MINUTES * 60_000;
/** Slots after the last of a day that nothing may use, so that no turnover reaches into the next morning. */
const NIGHT = 8;

/** A request with its place in each side's own order, and with today's place of it, if it has one. */
export type BoardWish = MeetingRequest & {
  parties: readonly OwnPlace[];
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
  const people = [...new Set(wishes.flatMap(peopleOf))];
  const meetingsOf = new Map(people.map((person): [string, BoardWish[]] => [person, []]));
  for (const wish of wishes)
    for (const person of peopleOf(wish)) meetingsOf.get(person)?.push(wish);
  const delegations = [...new Set(wishes.flatMap(({ sides }) => sides))];
  const order = ownOrder(wishes);
  const stays = ({ meeting }: BoardWish) =>
    meeting !== null && (meeting.pinned || meeting.start < board.now);
  // What no plan may move binds the others as the programme does; what it may move does not.
  const bound = without(
    board,
    wishes.filter((wish) => !stays(wish)).map(({ id }) => id),
  );
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
      ...{ id, name: room.id, cap: room.seats, booths: room.booths },
      ...{ press: Number(room.press), zone: room.zone },
      closed: closedSlots(room, board, { slots: T, perDay, turn, instantOf }),
    })),
    requests: wishes.map((wish, id): PlanRequest => {
      const fitting = rooms.flatMap((room, index) =>
        roomSuits(wish, room).length === 0 ? [index] : [],
      );
      const { meeting } = wish;
      const common = {
        ...{ id, level: MEETING_LEVELS.indexOf(wish.level) },
        // Of three sides the first two: fairness is counted between two.
        ...{
          a: delegations.indexOf(wish.sides[0] ?? ""),
          b: delegations.indexOf(wish.sides[1] ?? ""),
        },
        ...{ dur: wish.minutes / STEP_MINUTES, setup: 0, turn },
        buf: 1 + (stays(wish) ? 0 : slotsOnTheWay(wish, meetingsOf, rooms, board)),
        people: peopleOf(wish).map((key) => people.indexOf(key)),
        weight: weightOf(wish, order),
        needs: {
          ...{ cap: wish.seats, booths: wish.booths },
          ...{ press: Number(wish.pressMinutes > 0), zone: wish.zone ?? 0 },
        },
      };
      const place = meeting && {
        start: slotOf(meeting.start),
        room: rooms.findIndex((room) => room.id === meeting.roomId),
      };
      if (place && stays(wish)) {
        const { start, room } = place;
        return { ...common, compat: [room], starts: [start], pref: [0], pinned: true };
      }
      const venues = venuesOf(fitting.map((index) => rooms[index]));
      const own = concerning(wish, bound);
      const starts = slots.filter((slot) => mayBegin(wish, instantOf(slot), venues, own));
      return {
        ...common,
        ...{ compat: fitting, starts },
        pref: starts.map((slot) =>
          preferenceCost(wish.preferred, lasting(instantOf(slot), wish.minutes)),
        ),
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

/** Everybody who must be there and cannot be at two meetings. */
const peopleOf = ({ principals, interpreters }: MeetingRequest): string[] => [
  ...principals.map(({ delegationId, level }) => `${delegationId} ${level}`),
  ...interpreters.map(({ id }) => `interpreter ${id}`),
];

const venuesOf = (rooms: readonly (MeetingRoom | undefined)[]): string[] => [
  ...new Set(rooms.flatMap((room) => (room ? [room.venue] : []))),
];

/**
 * Slots that the people of a meeting need free after it besides the usual pause, so that they reach any other of
 * theirs: the longest way to a venue of somebody else's request that shares one of them. Too long where the next is in
 * the same house, never too short.
 */
function slotsOnTheWay(
  wish: BoardWish,
  meetingsOf: ReadonlyMap<string, readonly BoardWish[]>,
  rooms: readonly MeetingRoom[],
  { travel }: Board,
): number {
  if (travel.length === 0) return 0;
  const venues = ({ roomId }: BoardWish) =>
    venuesOf(
      rooms.filter(({ id, kind }) => (roomId === null ? kind !== "residence" : id === roomId)),
    );
  const others = new Set(peopleOf(wish).flatMap((person) => meetingsOf.get(person) ?? []));
  const here = venues(wish);
  const there = new Set([...others].flatMap(venues));
  const ways = [...there].flatMap((to) => here.map((from) => travelMinutes(from, to, travel)));
  return Math.ceil(Math.max(0, ...ways) / STEP_MINUTES);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function openingHours(rooms: readonly MeetingRoom[]) {
  const opens = Math.min(24 * 60 - STEP_MINUTES, ...rooms.map((room) => minutesOf(room.opens)));
  const closes = Math.max(opens, ...rooms.map((room) => minutesOf(room.closes)));
  const whole = (minutes: number) => Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;
  return { opens: whole(opens), closes: whole(closes + STEP_MINUTES - 1) };
}

/** Whether windows, the programme, arrivals and departures let a request begin at an instant, in any of its venues. */
function mayBegin(
  wish: BoardWish,
  start: number,
  venues: readonly string[],
  bound: Board,
): boolean {
  const meeting = lasting(start, wish.minutes);
  if (start < bound.now || !withinWindows(wish.windows, meeting)) return false;
  return venues.every((venue) => whoCannotCome(wish, meeting, venue, bound).length === 0);
}

/** Slots that a meeting, with the pause of `turn` slots after it, must not touch for the room's sake. */
function closedSlots(
  room: MeetingRoom,
  { roomHolds }: Board,
  grid: { slots: number; perDay: number; turn: number; instantOf: (slot: number) => number },
): number[] {
  const pause = grid.turn * STEP;
  const held = roomHolds.flatMap(({ roomId, by, during }): Interval[] =>
    roomId === room.id && by.kind !== "meeting"
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
