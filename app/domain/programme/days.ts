import type { ProgrammeItem } from "./item.ts";
import type { ProgrammeKind } from "./kinds.ts";

export type ProgrammeDay = {
  /** ISO day in Astana. */
  day: string;
  timed: readonly ProgrammeItem[];
  /** Items whose hour is not known, shown after the others as all-day and provisional. */
  allDay: readonly ProgrammeItem[];
};

/** Order of items without an hour: those that concern everybody first. */
const ALL_DAY_ORDER: readonly ProgrammeKind[] = [
  "drafting",
  "som",
  "ministerial",
  "plenary",
  "adoption",
  "signing",
  "ceremony",
  "photo",
  "cultural",
  "lunch",
  "banquet",
  "press",
  "other-event",
  "arrival",
  "bilateral",
  "trilateral",
];

/** The items by day, earliest first; within a day by hour, then those without one. */
export function byDay(items: readonly ProgrammeItem[]): ProgrammeDay[] {
  const days = [...new Set(items.map(({ day }) => day))].sort();
  return days.map((day) => {
    const ofDay = items.filter((item) => item.day === day);
    return {
      day,
      timed: ofDay.filter(({ startsAt }) => startsAt !== null).toSorted(byHour),
      allDay: ofDay.filter(({ startsAt }) => startsAt === null).toSorted(byKind),
    };
  });
}

const byHour = (a: ProgrammeItem, b: ProgrammeItem): number =>
  (a.startsAt ?? "").localeCompare(b.startsAt ?? "") ||
  (a.endsAt ?? "").localeCompare(b.endsAt ?? "") ||
  a.id.localeCompare(b.id);

const byKind = (a: ProgrammeItem, b: ProgrammeItem): number =>
  ALL_DAY_ORDER.indexOf(a.kind) - ALL_DAY_ORDER.indexOf(b.kind) || a.id.localeCompare(b.id);

/** A day of preparation: earlier than the eve of the summit's first day. */
export function isBeforeSummit(day: string, summitDays: readonly string[]): boolean {
  const [first] = summitDays.toSorted();
  if (!first) return false;
  const eve = new Date(`${first}T00:00:00Z`);
  eve.setUTCDate(eve.getUTCDate() - 1);
  return day < eve.toISOString().slice(0, 10);
}
