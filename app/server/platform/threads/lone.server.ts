import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { projectRoot } from "./pool.server.ts";

/**
 * A thread of its own for work of minutes that is watched and may be ended at any moment (`worker.terminate()`), which
 * the pool's threads may not: they belong to all.
 * @param file a module whose name ends in `.thread.ts`, as a path from the project's root; it does its work when loaded
 * @param data what `workerData.data` holds in it
 */
export function startThread(file: `${string}.thread.ts`, data: unknown, heapMb: number): Worker {
  const root = projectRoot();
  return new Worker(pathToFileURL(join(root, "app/server/platform/threads/lone.mjs")), {
    workerData: { module: pathToFileURL(join(root, file)).href, data },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
}
