import type { Interval } from "./interval.ts";
import { STEP_MINUTES } from "./kinds.ts";
import { withinWindows } from "./windows.ts";

const STEP = STEP_MINUTES * 60_000;
/** Four hours away, or on another day, is as far as it gets: no preference outweighs that of many others. */
const FARTHEST = 16;

/**
 * How far a meeting lies from the hours that were liked best: the quarters of an hour by which it would have to be moved to
 * lie within the nearest of them, 16 at most; 0 where it does, or where none were named. It only decides between plans that
 * place as much.
 */
export function preferenceCost(preferred: readonly Interval[], meeting: Interval): number {
  if (isLiked(preferred, meeting)) return 0;
  const away = preferred.map(({ from, until }) =>
    Math.max(from - meeting.from, meeting.until - until, STEP),
  );
  return Math.min(FARTHEST, Math.ceil(Math.min(...away) / STEP));
}

/** Whether a meeting lies within the hours that were liked best; anywhere when none were named. */
export const isLiked = withinWindows;
