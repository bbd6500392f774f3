import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { StartError } from "../start-error.server.ts";
import { isAlive } from "../process.server.ts";

const PATIENCE_MS = 60_000;
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/**
 * Holds the data folder while something starts or stops in it, so that two starts do not both make a cluster.
 * Blocks (it also serves the last moments of a process); a lock whose holder is dead is taken over.
 * @returns the release
 * @throws StartError when another living process holds it for a minute
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, "starting.lock");
  const began = performance.now();
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = readHolder(lock);
    if (holder === "gone") rmSync(lock, { force: true });
    else if (performance.now() - began > PATIENCE_MS) {
      throw new StartError(
        `Process ${holder} has been starting in ${folder} for more than a minute.`,
        `End that process, or remove ${lock} if it has nothing to do with this folder.`,
      );
    } else pause(50);
  }
}

/** The living holder's process number, or "gone". Our own number is a dead one's that we inherited. */
function readHolder(lock: string): number | "gone" {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (pid > 0) return pid !== process.pid && isAlive(pid) ? pid : "gone";
    // Not written yet, or killed while writing.
    return performance.timeOrigin + performance.now() - statSync(lock).mtimeMs > 5_000 ? "gone" : 0;
  } catch {
    return 0;
  }
}
