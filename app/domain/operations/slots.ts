/** The day at the gates is counted by these minutes. */
export const SLOT_MINUTES = 5;
const SLOT_MS = SLOT_MINUTES * 60_000;

/** What happened in five minutes: `slot` counts them from midnight. */
export type Slot = {
  slot: number;
  /** Let in anywhere, and of these, let in from outside. */
  admitted: number;
  arrived: number;
  refused: number;
  checked: number;
  scans: number;
};

/** The chart shows at least this much of the day. */
const LEAST_SLOTS = 24;
/** The chart's right edge is a full half hour. */
const HALF_HOUR = 30 / SLOT_MINUTES;

/** The number of the five minutes in which an instant lies. */
export const slotOf = (instant: Date, midnight: Date): number =>
  Math.floor((instant.getTime() - midnight.getTime()) / SLOT_MS);

/** When five minutes begin. */
export const slotStart = (slot: number, midnight: Date): Date =>
  new Date(midnight.getTime() + slot * SLOT_MS);

/**
 * The five minutes to draw, without gaps: from the half hour of the first passage, or the last two hours where nothing
 * happened, to the half hour after now.
 */
export function slotsToDraw(slots: readonly Slot[], now: number): readonly Slot[] {
  const first = slots.reduce((least, { slot }) => Math.min(least, slot), now);
  const from =
    Math.max(0, Math.floor(Math.min(first, now - LEAST_SLOTS + 1) / HALF_HOUR)) * HALF_HOUR;
  const until = Math.ceil((now + 1) / HALF_HOUR) * HALF_HOUR;
  const known = new Map(slots.map((each) => [each.slot, each]));
  return Array.from({ length: until - from }, (_, index) => {
    const slot = from + index;
    return known.get(slot) ?? { slot, admitted: 0, arrived: 0, refused: 0, checked: 0, scans: 0 };
  });
}

/** The five minutes with the most arrivals, the earliest of them; null when nobody arrived. */
export const busiest = (slots: readonly Slot[]): Slot | null =>
  slots.reduce<Slot | null>(
    (best, each) => (each.arrived > (best?.arrived ?? 0) ? each : best),
    null,
  );
