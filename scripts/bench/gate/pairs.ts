import { setImmediate as turn } from "node:timers/promises";

import type { ShownBadge } from "./seed.ts";

/** An entry and an exit with people of their own, who go in and out all the time: each scan is an admit. */
export type Pair = { outside: ShownBadge[]; inside: ShownBadge[] };
export type Direction = "entry" | "exit";

export const pairsOf = (count: number, badges: readonly ShownBadge[]): readonly Pair[] =>
  Array.from({ length: count }, (_, pair) => ({
    outside: badges.filter((_badge, at) => at % count === pair),
    inside: [],
  }));

/** Scans as fast as it is answered, until told to stop; answers how long each took, milliseconds. */
export async function scanAway(
  { outside, inside }: Pair,
  direction: Direction,
  until: number,
  scan: (badge: ShownBadge) => Promise<void>,
): Promise<number[]> {
  const [from, to] = direction === "entry" ? [outside, inside] : [inside, outside];
  const taken: number[] = [];
  while (performance.now() < until) {
    const badge = from.shift();
    if (!badge) {
      await turn();
      continue;
    }
    const began = performance.now();
    await scan(badge);
    taken.push(performance.now() - began);
    to.push(badge);
  }
  return taken;
}

/** Percentile of latencies, rounded to hundredths of a millisecond. */
export function percentile(taken: readonly number[], percent: number): number {
  const sorted = taken.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
  return Math.round((found ?? 0) * 100) / 100;
}
