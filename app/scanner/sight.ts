/** A badge that stays out of the picture for this long and comes back is a new scan. */
const GONE_MS = 1_500;

/** Tells a badge that is still being held up from one that is shown again. Times are monotonic milliseconds. */
export type Sight = {
  /** True when this code is a new scan. */
  sees(text: string, now: number): boolean;
  /** After a verdict: the badge just judged may still be in the picture. */
  resume(now: number): void;
};

export function createSight(): Sight {
  let last: { text: string; at: number } | undefined;
  return {
    sees(text, now) {
      const held = last?.text === text && now - last.at < GONE_MS;
      last = { text, at: now };
      return !held;
    },
    resume(now) {
      if (last) last = { ...last, at: now };
    },
  };
}
