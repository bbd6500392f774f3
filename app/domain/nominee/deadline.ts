import { astanaInstant } from "../time/astana.ts";
import type { FileStatus } from "./status.ts";

export type Nominations = { open: string; close: string };
export type Window = "not_open" | "open" | "closed";

/** Whether nominations are taken at an instant. Both ends are Astana wall-clock times; the closing minute itself is late. */
export function nominationWindow(nominations: Nominations, now: Date): Window {
  if (now < astanaInstant(nominations.open)) return "not_open";
  return now < astanaInstant(nominations.close) ? "open" : "closed";
}

/** A file that an officer returned may come back after the close: it was in time. */
export const maySendIn = (window: Window, status: FileStatus): boolean =>
  window === "open" || (window === "closed" && status === "returned");

/** What is left until the close, in whole minutes rounded up; null once it has passed. */
export function timeLeft(
  nominations: Nominations,
  now: Date,
): { days: number; hours: number; minutes: number } | null {
  const left = Math.ceil((astanaInstant(nominations.close).getTime() - now.getTime()) / 60_000);
  if (left <= 0) return null;
  return { days: Math.floor(left / 1440), hours: Math.floor(left / 60) % 24, minutes: left % 60 };
}

/** How far between opening and close, 0 to 1. */
export function shareElapsed(nominations: Nominations, now: Date): number {
  const open = astanaInstant(nominations.open).getTime();
  const close = astanaInstant(nominations.close).getTime();
  return Math.min(1, Math.max(0, (now.getTime() - open) / (close - open)));
}
