import { setTimeout as sleep } from "node:timers/promises";

import { describeError } from "../error-report.server.ts";
import { isAlive } from "../process.server.ts";

const EVERY_MS = 500;

/**
 * Starts a server again that ended although nobody of ours stopped it: killed, or out of memory. It recovers by itself what
 * was committed.
 * @param start starts it on the port that everybody knows, or adopts the one that another process of the product has
 *   started meanwhile; the process number
 * @returns how to stop watching
 */
export function keepRunning(pid: number, start: () => Promise<number>): () => void {
  let watched = pid;
  let isOver = false;
  let isFailing = false;
  const watch = async () => {
    for (;;) {
      await sleep(EVERY_MS, undefined, { ref: false });
      if (isOver) return;
      if (isAlive(watched)) continue;
      try {
        watched = await start();
        isFailing = false;
        console.error("The database had ended; it was started again.");
      } catch (error) {
        // Its last processes may still be ending: tried again, said once.
        if (!isFailing)
          console.error("The database ended and does not start yet:", describeError(error));
        isFailing = true;
      }
    }
  };
  void watch();
  return () => {
    isOver = true;
  };
}
