import type { PlannedMeeting, PlanProblem } from "./problem.ts";

/** A hard rule that a plan breaks; ids as in the problem. */
export type PlanFault =
  | {
      rule: "unknown_request" | "placed_twice" | "start_not_allowed" | "room_not_fit";
      request: number;
    }
  | { rule: "room_closed"; request: number; room: number }
  | { rule: "room_taken"; request: number; other: number; room: number }
  | { rule: "person_busy"; request: number; other: number; person: number };

/** Every rule that a plan breaks, by comparing all pairs: no plan is shown or saved that has one. */
export function planFaults(problem: PlanProblem, plan: readonly PlannedMeeting[]): PlanFault[] {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const rooms = new Map(problem.rooms.map((room) => [room.id, room]));
  const faults: PlanFault[] = [];
  const seen: { meeting: PlannedMeeting; from: number; until: number; free: number }[] = [];
  for (const meeting of plan) {
    const request = requests.get(meeting.request);
    if (!request) {
      faults.push({ rule: "unknown_request", request: meeting.request });
      continue;
    }
    const { id, setup, dur, turn, buf } = request;
    if (!request.starts.includes(meeting.start)) {
      faults.push({ rule: "start_not_allowed", request: id });
    }
    if (!request.compat.includes(meeting.room)) faults.push({ rule: "room_not_fit", request: id });
    const from = meeting.start - setup;
    const until = meeting.start + dur + turn;
    const free = meeting.start + dur + buf;
    if (rooms.get(meeting.room)?.closed?.some((slot) => slot >= from && slot < until)) {
      faults.push({ rule: "room_closed", request: id, room: meeting.room });
    }
    for (const earlier of seen) {
      const other = earlier.meeting.request;
      if (other === id) faults.push({ rule: "placed_twice", request: id });
      const sameRoom = earlier.meeting.room === meeting.room;
      if (sameRoom && from < earlier.until && earlier.from < until) {
        faults.push({ rule: "room_taken", request: id, other, room: meeting.room });
      }
      if (meeting.start < earlier.free && earlier.meeting.start < free) {
        const shared = request.people.find((p) => requests.get(other)?.people.includes(p));
        if (shared !== undefined) {
          faults.push({ rule: "person_busy", request: id, other, person: shared });
        }
      }
    }
    seen.push({ meeting, from, until, free });
  }
  return faults;
}
