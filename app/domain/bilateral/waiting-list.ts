import { type Interval, lasting } from "./interval.ts";
import { STEP_MINUTES } from "./kinds.ts";
import {
  type Board,
  type MeetingRequest,
  type MeetingRoom,
  placementProblems,
} from "./placement.ts";
import type { Slot } from "./turn.ts";

/** A slot that a meeting left, by the turn that freed it. */
export type Vacancy = { turnId: number; slot: Slot };

/** The request that is proposed for a freed slot, and its place there. */
export type SlotProposal<R extends MeetingRequest> = {
  turnId: number;
  slot: Slot;
  request: R;
  start: number;
  /** How many others wait that would fit as well. */
  others: number;
};

const STEP = STEP_MINUTES * 60_000;

/**
 * Whom to propose for each freed slot: of those who wait, the first in the order given that breaks no hard rule in that
 * room, beginning within the slot and ending with it at the latest. A request is proposed once, for the earliest slot; a
 * slot for which nobody fits is not spoken of. Nothing is booked by it.
 * @param waiting in the order of the waiting list
 */
export function proposalsFor<R extends MeetingRequest>(
  vacancies: readonly Vacancy[],
  waiting: readonly R[],
  rooms: readonly MeetingRoom[],
  board: Board,
): SlotProposal<R>[] {
  const proposed = new Set<string>();
  const earliest = vacancies.toSorted((a, b) => a.slot.from - b.slot.from || a.turnId - b.turnId);
  return earliest.flatMap(({ turnId, slot }) => {
    const room = rooms.find(({ id }) => id === slot.roomId);
    if (!room) return [];
    const fitting = waiting.flatMap((request) => {
      if (proposed.has(request.id)) return [];
      const start = startsIn(slot, request.minutes).find(
        (each) => placementProblems(request, { room, start: each }, board).length === 0,
      );
      return start === undefined ? [] : [{ request, start }];
    });
    const [first] = fitting;
    if (!first) return [];
    proposed.add(first.request.id);
    return [{ turnId, slot, ...first, others: fitting.length - 1 }];
  });
}

/** Every quarter of an hour at which a meeting of so many minutes begins and ends within a stretch. */
function startsIn({ from, until }: Interval, minutes: number): number[] {
  const first = Math.ceil(from / STEP) * STEP;
  const count = Math.floor((until - lasting(0, minutes).until - first) / STEP) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * STEP);
}
