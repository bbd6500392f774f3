import { threadId } from "node:worker_threads";

/** Turns the CPU for so many milliseconds; answers in which thread. */
export function countFor(ms: number): number {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return threadId;
}

/** Ends as a bug would. */
export function fail(message: string): never {
  throw new Error(message);
}
