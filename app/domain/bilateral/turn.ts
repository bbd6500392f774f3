/** What became of a meeting's place: it got one, another, or lost it. */
export const MEETING_TURNS = ["booked", "moved", "cancelled"] as const;
export type MeetingTurn = (typeof MEETING_TURNS)[number];

/** Where and when a meeting stands; instants in ms. */
export type Slot = { roomId: string; from: number; until: number };

/** One turn of a meeting, in the order in which they came. */
export type Turned = { requestId: string; was: Slot | null; is: Slot | null };

/** What readers are told of one meeting: the net of its turns. */
export type NetTurn = { requestId: string; turn: MeetingTurn; was: Slot | null; is: Slot | null };

/** Whether two places are one, or neither is any. */
export const sameSlot = (a: Slot | null, b: Slot | null): boolean =>
  a?.roomId === b?.roomId && a?.from === b?.from && a?.until === b?.until;

export function turnOf(was: Slot | null, is: Slot | null): MeetingTurn {
  if (is === null) return "cancelled";
  return was === null ? "booked" : "moved";
}

/**
 * What several turns come to for somebody who knew how things stood before the first: a meeting that was moved and moved
 * back, or booked and taken off again, is nothing to write about.
 * @param turns oldest first
 */
export function netTurns(turns: readonly Turned[]): NetTurn[] {
  const nets = new Map<string, { was: Slot | null; is: Slot | null }>();
  for (const { requestId, was, is } of turns) {
    const before = nets.get(requestId);
    nets.set(requestId, { was: before ? before.was : was, is });
  }
  return [...nets].flatMap(([requestId, { was, is }]) =>
    sameSlot(was, is) ? [] : [{ requestId, turn: turnOf(was, is), was, is }],
  );
}
