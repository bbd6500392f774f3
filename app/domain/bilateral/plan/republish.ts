import type { PlannedMeeting, PlanProblem } from "./problem.ts";

/**
 * What a change of a published plan costs, in points of weight. Without a price on dropping, meetings are swapped out for
 * their equals; without one on moving, twenty move for twenty points.
 */
export const REPLANNING = { move: 15, drop: 40, room: 5 } as const;

/** The same problem after a plan of it was published: what stands is to stay where it is if it can, and pins do. */
export function republish(
  problem: PlanProblem,
  plan: readonly PlannedMeeting[],
  pinned: readonly number[] = [],
): PlanProblem {
  const standing = new Map(plan.map((meeting) => [meeting.request, meeting]));
  const requests = problem.requests.map((request) => {
    const meeting = standing.get(request.id);
    if (!meeting) return request;
    const { start, room } = meeting;
    if (!pinned.includes(request.id)) return { ...request, published: { start, room } };
    const pref = request.pref[request.starts.indexOf(start)] ?? 0;
    return { ...request, pinned: true, starts: [start], pref: [pref], compat: [room] };
  });
  return { ...problem, requests, replanning: REPLANNING };
}
