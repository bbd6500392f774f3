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

export const PREFERRED_PROBLEMS = [
  "preferred_window_malformed",
  "preferred_window_not_of_summit",
  "preferred_window_ends_before_it_begins",
  "preferred_window_too_short",
  "preferred_outside_windows",
] as const;
export type PreferredProblem = (typeof PREFERRED_PROBLEMS)[number];

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

/**
 * Reads the hours that are liked best. Where windows are given, each lies within one of them; while those cannot be read,
 * that is not judged.
 */
export function readPreferred(
  wish: {
    windows: readonly TypedWindow[];
    preferred: readonly TypedWindow[];
    minutes: number;
  },
  days: readonly string[],
): Result<Interval[], PreferredProblem> {
  const preferred = readWindows(wish.preferred, days, wish.minutes);
  if (!preferred.ok) return err(`preferred_${preferred.error}` as const);
  const windows = readWindows(wish.windows, days, wish.minutes);
  const allowed = windows.ok ? joined(windows.value) : [];
  const outside = preferred.value.some((liked) => !withinWindows(allowed, liked));
  return outside ? err("preferred_outside_windows") : preferred;
}

/** Windows in their order, with those that touch or overlap as one. */
function joined(windows: readonly Interval[]): Interval[] {
  const stretches: Interval[] = [];
  for (const { from, until } of windows) {
    const last = stretches.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else stretches.push({ from, until });
  }
  return stretches;
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
