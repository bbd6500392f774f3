import { wholeDay } from "./windows.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A side that has not answered; `remindedAt` is the last reminder, null before the first. */
export type SilentSide = { askedAt: Date; remindedAt: Date | null; reminders: number };

/** After these nobody writes by itself any more: protocol telephones. */
const MOST_REMINDERS = 3;

/**
 * Whether a silent side is reminded now: two days after it was asked or last reminded; from three days before the summit
 * on, after half a day. Never once the summit is over.
 */
export function reminderIsDue(side: SilentSide, days: readonly string[], now: Date): boolean {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || side.reminders >= MOST_REMINDERS) return false;
  if (now.getTime() >= wholeDay(last).until) return false;
  const soon = now.getTime() >= wholeDay(first).from - 3 * DAY;
  const since = (side.remindedAt ?? side.askedAt).getTime();
  return now.getTime() - since >= (soon ? DAY / 2 : 2 * DAY);
}

/** By hand at most once an hour, so that two officers do not write the same. */
export const mayRemind = ({ remindedAt }: Pick<SilentSide, "remindedAt">, now: Date): boolean =>
  remindedAt === null || now.getTime() - remindedAt.getTime() >= HOUR;
