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
