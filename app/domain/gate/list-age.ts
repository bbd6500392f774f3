/** What a phone noted when it last had a list, and what its clocks say now. All in milliseconds. */
export type Clocks = {
  /** Wall clock (`Date.now()`), which people and networks may change. */
  wall: number;
  /** Since the page was opened (`performance.now()`): never goes back, but stands still in sleep. */
  monotonic: number;
};

/** How far the two clocks may drift apart before the phone's time is not believed. */
const BELIEVED_DRIFT_MS = 60_000;

/**
 * Age of a list that was made at the moment of `then`, in whole seconds. A sleeping phone's monotonic clock may stand
 * still, so the greater of the two counts; a wall clock that was set back is not believed.
 * @param then null when the page was opened after the list came: the age cannot be told without contact
 * @returns null when the age cannot be told
 */
export function listAgeSeconds(then: Clocks | null, now: Clocks): number | null {
  if (then === null) return null;
  const monotonic = now.monotonic - then.monotonic;
  const wall = now.wall - then.wall;
  if (monotonic < 0 || wall < monotonic - BELIEVED_DRIFT_MS) return null;
  return Math.max(0, Math.floor(Math.max(monotonic, wall) / 1000));
}

/**
 * How far (ms) a wall clock was set between two moments of a page that was awake in between; 0 for what clocks drift apart
 * by themselves. After a sleep nothing can be told: then the monotonic clock may have stood still, and the wall clock is right.
 */
export function clockSetBy(before: Clocks, now: Clocks): number {
  const ahead = now.wall - before.wall - (now.monotonic - before.monotonic);
  return Math.abs(ahead) > BELIEVED_DRIFT_MS ? ahead : 0;
}
