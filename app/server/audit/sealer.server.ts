import type { Logger } from "pino";

import { sealTrail } from "./seal.server.ts";

/** What is committed is sealed within a second. */
const EVERY_MS = 500;

/**
 * Seals the trail as long as this process lives. Any number of processes may: one seals, the others look on.
 * @returns a stop that waits for the seal under way
 */
export function startSealer(log: Logger, everyMs = EVERY_MS): () => Promise<void> {
  let isFailing = false;
  const round = async (): Promise<void> => {
    try {
      while ((await sealTrail()) > 0);
      isFailing = false;
    } catch (error) {
      // A database that is away is away for many rounds: said once.
      if (!isFailing) log.error({ err: error }, "The trail could not be sealed; it is tried again");
      isFailing = true;
    }
  };
  let running = Promise.resolve();
  let isOver = false;
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      running = round().then(() => {
        if (!isOver) next();
      });
    }, everyMs);
  };
  next();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
}
