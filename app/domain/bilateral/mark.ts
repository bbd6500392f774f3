/** What protocol says of a meeting on its day. */
export const MEETING_MARKS = ["held", "late", "no_show", "cancelled"] as const;
export type MeetingMark = (typeof MEETING_MARKS)[number];

/** How a meeting stands: as booked, moved since it was first booked, or as marked. */
export const MEETING_STATES = ["booked", "moved", ...MEETING_MARKS] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** By how many minutes a late meeting may begin later. */
export const LATE_MINUTES = { least: 5, most: 120, usual: 15 } as const;

/** Why a mark was not set; each has its words under `after.refusal` in `meeting.json`. */
export const MARK_REFUSALS = [
  "unknown",
  "no_place",
  "not_begun",
  "over",
  "minutes_out_of_range",
  "changed_meanwhile",
  "nothing_to_undo",
  "slot_taken",
] as const;
export type MarkRefusal = (typeof MARK_REFUSALS)[number];

/** A meeting as it is marked; instants in ms. */
export type Marked = { from: number; until: number; now: number };

/**
 * Whether a mark may be set now. Held and no-show are known once a meeting should have begun, late as long as it is not
 * over; a meeting that is over is not cancelled any more: it was held, or nobody came.
 */
export function markProblem(
  mark: MeetingMark,
  { from, until, now }: Marked,
  minutes: number | null,
): MarkRefusal | undefined {
  switch (mark) {
    case "held":
    case "no_show":
      return now < from ? "not_begun" : undefined;
    case "late": {
      if (now >= until) return "over";
      const { least, most } = LATE_MINUTES;
      const good =
        minutes !== null && Number.isInteger(minutes) && minutes >= least && minutes <= most;
      return good ? undefined : "minutes_out_of_range";
    }
    case "cancelled":
      return now >= until ? "over" : undefined;
  }
}

/** How a meeting stands, from its mark and whether it was moved since it was first booked. */
export const stateOf = (mark: MeetingMark | null, moved: boolean): MeetingState =>
  mark ?? (moved ? "moved" : "booked");
