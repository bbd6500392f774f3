/** `ready` is a draft that waits for a decision; the four after it are ends. */
export const PROPOSAL_STAGES = [
  "waiting",
  "running",
  "ready",
  "accepted",
  "rejected",
  "cancelled",
  "failed",
] as const;

/** A room and an instant (ms). */
export type ProposedPlace = { roomId: string; start: number };

/**
 * What a proposal would change of one request. `stamp` names the booking as it was when the plan was made; null when
 * the request had no place, and then it must have none still.
 */
export type ProposedChange = {
  requestId: string;
  stamp: string | null;
  before: ProposedPlace | null;
  after: ProposedPlace | null;
};

export const CHANGE_KINDS = ["added", "moved", "dropped"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const kindOfChange = ({ before, after }: ProposedChange): ChangeKind => {
  if (!before) return "added";
  return after ? "moved" : "dropped";
};

/** Where a run stood after so many seconds: points of weight placed, and the most that any plan could place. */
export type TracePoint = { seconds: number; weight: number; bound: number };

const MOST_POINTS = 200;

/** A trace with one more point, if anything has changed; half as fine once it is long. */
export function traced(trace: readonly TracePoint[], point: TracePoint): readonly TracePoint[] {
  const last = trace.at(-1);
  if (last && last.weight === point.weight && last.bound === point.bound) return trace;
  const kept = trace.length < MOST_POINTS ? trace : trace.filter((_, index) => index % 2 === 0);
  return [...kept, point];
}
