import type { Language } from "../language/languages.ts";
import { err, ok, type Result } from "../result.ts";
import { astanaDay, astanaInstant, astanaTime, formatDay } from "../time/astana.ts";
import type { Interval } from "./interval.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A window as a form has it: an ISO day, and hours such as `9:30` or `09.30`, empty for the whole of the day. */
export type TypedWindow = { day: string; from: string; until: string };

export const WINDOW_PROBLEMS = [
  "window_malformed",
  "window_not_of_summit",
  "window_ends_before_it_begins",
  "window_too_short",
] as const;
export type WindowProblem = (typeof WINDOW_PROBLEMS)[number];

/**
 * Reads the windows of a meeting that lasts some minutes. Those without day and hours were left empty and do not count;
 * hours without a day are malformed.
 * @returns windows in their order, or the first problem
 */
export function readWindows(
  typed: readonly TypedWindow[],
  days: readonly string[],
  minutes: number,
): Result<Interval[], WindowProblem> {
  const windows: Interval[] = [];
  for (const { day, from, until } of typed) {
    if (!day && !from.trim() && !until.trim()) continue;
    const [begins, ends] = [clockOf(from, "00:00"), clockOf(until, "24:00")];
    if (!day || begins === undefined || ends === undefined) return err("window_malformed");
    if (!days.includes(day)) return err("window_not_of_summit");
    if (ends <= begins) return err("window_ends_before_it_begins");
    if (ends - begins < minutes) return err("window_too_short");
    const dawn = wholeDay(day).from;
    windows.push({ from: dawn + begins * MINUTE, until: dawn + ends * MINUTE });
  }
  return ok(windows.toSorted((a, b) => a.from - b.from));
}

/** Minutes since midnight, `24:00` included. */
function clockOf(typed: string, whenEmpty: string): number | undefined {
  const match = /^(\d{1,2})[:.](\d\d)$/.exec(typed.trim() || whenEmpty);
  if (!match) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= 24 * 60 ? total : undefined;
}

/** The whole of a day in Astana. Days of 24 hours: those of the summit are. */
export function wholeDay(day: string): Interval {
  const from = astanaInstant(`${day}T00:00`).getTime();
  return { from, until: from + DAY };
}

/** A window as a form shows it again; a whole day without hours. */
export function typedWindow(window: Interval): TypedWindow {
  const day = astanaDay(new Date(window.from));
  if (window.until - window.from === DAY) return { day, from: "", until: "" };
  const until = astanaTime(new Date(window.until));
  return {
    day,
    from: astanaTime(new Date(window.from)),
    until: until === "00:00" ? "24:00" : until,
  };
}

/** Whether a meeting may lie where it does: within one of the windows, or anywhere when there is none. */
export const withinWindows = (windows: readonly Interval[], { from, until }: Interval): boolean =>
  windows.length === 0 || windows.some((window) => window.from <= from && until <= window.until);

/** The days on which windows lie; none when any day will do. */
export function daysOf(windows: readonly Interval[]): string[] {
  const ends = windows.flatMap(({ from, until }) => [from, until - 1]);
  return [...new Set(ends.map((instant) => astanaDay(new Date(instant))))].toSorted();
}

/** "13 October, 13:00–15:00"; a whole day by its date alone. */
export function windowText(window: Interval, language: Language): string {
  const { day, from, until } = typedWindow(window);
  return from ? `${formatDay(day, language)}, ${from}–${until}` : formatDay(day, language);
}
