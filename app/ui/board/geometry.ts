import type { CSSProperties } from "react";

import { STEP_MINUTES } from "../../domain/bilateral/kinds.ts";

/** Half an hour is 36 px high. */
export const PIXELS_A_MINUTE = 1.2;

const MINUTE = 60_000;
export const STEP = STEP_MINUTES * MINUTE;

/** Where something stands in a lane that begins at `opens` (ms), as custom properties: a phone ignores them. */
export const laneStyle = (opens: number, start: number, minutes: number): CSSProperties =>
  ({
    "--at": `${((start - opens) / MINUTE) * PIXELS_A_MINUTE}px`,
    "--tall": `${minutes * PIXELS_A_MINUTE}px`,
  }) as CSSProperties;

/**
 * The nearest step (ms) within the board's day, for a distance in minutes from its top.
 * @param step minutes; a quarter of an hour when it is left out
 */
export function snap(
  { opens, closes }: { opens: number; closes: number },
  minutes: number,
  length: number,
  step = STEP_MINUTES,
): number {
  const start = opens + Math.round(minutes / step) * step * MINUTE;
  return Math.min(Math.max(start, opens), closes - length * MINUTE);
}

/** Every quarter of an hour between two wall-clock hours: `08:30`, `08:45`, … */
export function quartersOf({ opens, closes }: { opens: string; closes: string }): string[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const two = (number: number) => String(number).padStart(2, "0");
  const count = Math.floor((minutes(closes) - minutes(opens)) / STEP_MINUTES);
  return Array.from({ length: count }, (_, index) => {
    const at = minutes(opens) + index * STEP_MINUTES;
    return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
  });
}
