import type { CSSProperties } from "react";

import { STEP_MINUTES } from "#app/domain/bilateral/kinds.ts";

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

/** The nearest quarter of an hour (ms) within the board's day, for a distance in minutes from its top. */
export function snap(
  { opens, closes }: { opens: number; closes: number },
  minutes: number,
  length: number,
): number {
  const start = opens + Math.round(minutes / STEP_MINUTES) * STEP;
  return Math.min(Math.max(start, opens), closes - length * MINUTE);
}
