import { openLoop, percentiles } from "../frame/open-loop.ts";
import type { Activity } from "./mix.ts";

export type Mixed = {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  /** Of each activity: how often, 95 % within, the mean size of an answer. */
  parts: readonly { name: string; times: number; p95: number; p99: number; bytes: number }[];
};

/**
 * All activities at once, each at its own rate times `factor` and at least twice, whether or not earlier answers have come.
 * People do not ask on the stroke of a second: each activity begins at another part of its period.
 */
export async function runMix(
  activities: readonly Activity[],
  { seconds, factor = 1, warmUp }: { seconds: number; factor?: number; warmUp: number },
): Promise<Mixed> {
  const parts = await Promise.all(
    activities.map(async ({ name, perSecond, ask }, place) => {
      let bytes = 0;
      const rate = Math.max(perSecond * factor, 2 / seconds);
      const done = await openLoop(
        { rate, seconds, warmUp, phase: place / activities.length },
        async (index) => {
          bytes += await ask(index);
        },
      );
      const asked = done.taken.length + done.failures;
      return { name, ...done, bytes: Math.round(bytes / Math.max(1, asked)) };
    }),
  );
  const taken = parts.flatMap((part) => part.taken);
  return {
    requests: taken.length,
    perSecond: Math.round((taken.length / seconds) * 10) / 10,
    ...percentiles(taken),
    errors: parts.reduce((sum, { failures }) => sum + failures, 0),
    parts: parts.map(({ name, p95, p99, bytes, ...part }) => ({
      ...{ name, p95, p99, bytes },
      times: part.taken.length,
    })),
  };
}
