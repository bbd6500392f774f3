import { astanaInstant } from "../time/astana.ts";
import type { DeclarationRules } from "./rules.ts";
import type { DeclarationKind } from "./permit.ts";

const DAY = 86_400_000;

const isWorkingDay = (day: string, holidays: readonly string[]): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
};

/** The day that lies so many working days before another; Saturdays, Sundays and holidays do not count. */
export function workingDaysBefore(day: string, count: number, holidays: readonly string[]): string {
  let at = Date.parse(`${day}T00:00:00Z`);
  let found = day;
  for (let left = count; left > 0;) {
    at -= DAY;
    found = new Date(at).toISOString().slice(0, 10);
    if (isWorkingDay(found, holidays)) left -= 1;
  }
  return found;
}

/** Until when a thing that enters on this day (Astana) is to be declared. */
export function declarationDeadline(
  kind: DeclarationKind,
  entryDay: string,
  rules: DeclarationRules,
): Date {
  const { workingDays } = kind === "weapon" ? rules.weapons : rules.radios;
  const last = workingDaysBefore(entryDay, workingDays, rules.holidays);
  return astanaInstant(`${last}T${rules.closesAt}`);
}
