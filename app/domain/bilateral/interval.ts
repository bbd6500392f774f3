/** A half-open stretch of time `[from, until)`, in milliseconds since 1970: one may begin as another ends. */
export type Interval = { from: number; until: number };

const MINUTE = 60_000;

/** The stretch that begins at an instant and lasts some minutes. */
export const lasting = (from: number, minutes: number): Interval => ({
  from,
  until: from + minutes * MINUTE,
});

export const overlaps = (a: Interval, b: Interval): boolean => a.from < b.until && b.from < a.until;

/**
 * How long a meeting takes its room: `[start - setup, end + turnover)`. Chairs are turned and flags set before,
 * the room is cleared after.
 */
export const roomOccupancy = (
  meeting: Interval,
  room: { setupMinutes: number; turnoverMinutes: number },
): Interval => ({
  from: meeting.from - room.setupMinutes * MINUTE,
  until: meeting.until + room.turnoverMinutes * MINUTE,
});

/** Minutes that a principal needs free after a meeting (APEC practice: a quarter of an hour between bilaterals). */
const PRINCIPAL_BUFFER_MINUTES = 15;

/** How long a meeting takes its principals: `[start, end + buffer)`. */
export const principalOccupancy = (
  meeting: Interval,
  bufferMinutes = PRINCIPAL_BUFFER_MINUTES,
): Interval => ({
  from: meeting.from,
  until: meeting.until + bufferMinutes * MINUTE,
});
