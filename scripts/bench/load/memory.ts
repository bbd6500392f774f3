import type { WebProcess } from "../frame/processes.ts";

const EVERY_MS = 1_000;

/** How web processes grew while they were watched, megabytes; of several the one that grew most. */
export type Growth = {
  /** Resident memory: the middle of the last fifth of the time, less that of the first. */
  resident: number;
  /** What a forced collection leaves, at the end less at the beginning. */
  alive: number;
  peak: number;
};

/** Watches from now until the answer is called. */
export async function watchMemory(web: readonly WebProcess[]): Promise<() => Promise<Growth>> {
  const before = await Promise.all(web.map((each) => each.aliveMb()));
  const samples = web.map((): number[] => []);
  const timer = setInterval(
    () => web.forEach((each, index) => samples[index]?.push(each.residentMb())),
    EVERY_MS,
  );
  return async () => {
    clearInterval(timer);
    const after = await Promise.all(web.map((each) => each.aliveMb()));
    const grown = samples.map(
      (of) => middle(of.slice(-fifth(of))) - middle(of.slice(0, fifth(of))),
    );
    return {
      resident: rounded(Math.max(...grown)),
      alive: rounded(
        Math.max(...after.map((megabytes, index) => megabytes - (before[index] ?? 0))),
      ),
      peak: rounded(Math.max(...samples.flat())),
    };
  };
}

const fifth = ({ length }: readonly number[]): number => Math.max(1, Math.floor(length / 5));
const middle = (of: readonly number[]): number =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
const rounded = (megabytes: number): number => Math.round(megabytes * 10) / 10;
