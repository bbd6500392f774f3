import { astanaDay, astanaInstant } from "../time/astana.ts";
import { minuteAsTime, replayMinute } from "./replay.ts";

/** What a daily report tells of: a day of Astana, from its midnight up to an instant of it. */
export type Reported = { day: string; midnight: Date; until: Date };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * From the address: a day before today in full, today up to a minute of it or up to now, always a whole minute, so that the
 * same report printed again is the same.
 * @returns null for a day that is none, or is still to come
 */
export function reportedUntil(
  asked: { day: string | null; minute: string | null },
  now: Date,
): Reported | null {
  const today = astanaDay(now);
  const day = asked.day ?? today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || day > today) return null;
  const midnight = astanaInstant(`${day}T00:00`);
  const last = new Date(midnight.getTime() + DAY_MS - 1);
  const present = Math.floor((now.getTime() - midnight.getTime()) / MINUTE_MS);
  const minute = replayMinute(asked.minute, present);
  if (minute !== null)
    return { day, midnight, until: astanaInstant(`${day}T${minuteAsTime(minute)}`) };
  if (day < today) return { day, midnight, until: last };
  return { day, midnight, until: new Date(midnight.getTime() + present * MINUTE_MS) };
}
