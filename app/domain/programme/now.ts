import type { ProgrammeItem } from "./item.ts";

/** Whole minutes left of an item that is on at `now`, rounded up; null when it is not on, cancelled, or has no end. */
export function minutesLeft(item: ProgrammeItem, now: Date): number | null {
  if (item.cancelled || !item.startsAt || !item.endsAt) return null;
  const [start, end] = [Date.parse(item.startsAt), Date.parse(item.endsAt)];
  if (now.getTime() < start || now.getTime() >= end) return null;
  return Math.ceil((end - now.getTime()) / 60_000);
}
