import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds, from the moment at which a request was due; `taken` are all of them. */
export type Latencies = {
  p50: number;
  p95: number;
  p99: number;
  failures: number;
  taken: readonly number[];
};

/**
 * Sends at a fixed rate whether or not earlier answers have come, and counts from the moment at which each was due: a
 * slow server cannot make its own figures look better by being asked less.
 * @param rate requests a second
 * @param phase how far into its first period it begins, 0 to 1: loops that run side by side are not all due at once
 * @param ask does the request of this number; what it throws is a failure
 */
export async function openLoop(
  {
    rate,
    seconds,
    warmUp = 3,
    phase = 0,
  }: { rate: number; seconds: number; warmUp?: number; phase?: number },
  ask: (index: number) => Promise<unknown>,
): Promise<Latencies> {
  const taken: number[] = [];
  let failures = 0;
  const count = Math.round(rate * (seconds + warmUp));
  const counted = Math.round(rate * warmUp);
  const began = performance.now() + 50;
  const running: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    const due = began + ((index + phase) * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    running.push(
      ask(index).then(
        () => void (index >= counted && taken.push(performance.now() - due)),
        (error: unknown) => {
          if (failures++ === 0) console.error(error);
        },
      ),
    );
  }
  await Promise.all(running);
  return { ...percentiles(taken), failures, taken };
}

/** Median, 95th and 99th percentile, to a tenth of a millisecond. */
export function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds of one after another, without others at the same time. */
export async function oneByOne(times: number, work: (index: number) => Promise<unknown>) {
  for (let index = 0; index < Math.ceil(times / 4); index++) await work(index);
  const taken: number[] = [];
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    await work(index);
    taken.push(performance.now() - began);
  }
  return percentiles(taken);
}
