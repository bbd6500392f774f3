import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { Piscina } from "piscina";

/** A heap beyond this belongs to a fault, not to work; the thread ends and its caller hears of it. */
const HEAP_MB = 512;
/** Threads without work end after this, and give their memory back. */
const IDLE_MS = 30_000;

type Work = Record<string, (...args: never[]) => unknown>;

/**
 * Work of more than about 100 ms of CPU, run off the event loop. One pool a process for all of it: as many threads as
 * cores, the rest waits in line, so that a thousand photos neither block a page nor fill the memory.
 *
 * @param file a module whose name ends in `.thread.ts`, as a path from the project's root; its arguments and answers
 *   must survive a structured clone. It knows no database: what it needs is passed in.
 * @returns a caller: `inThreads<typeof photoThread>("app/server/nominee/photo.thread.ts")` after `import type * as photoThread`,
 *   then `await photos("makeMaster", bytes, crop)`. It rejects with what the work threw.
 */
export function inThreads<Module extends Work>(file: `${string}.thread.ts`) {
  const module = pathToFileURL(join(projectRoot(), file)).href;
  return async <Name extends keyof Module & string>(
    name: Name,
    ...args: Parameters<Module[Name]>
  ): Promise<Awaited<ReturnType<Module[Name]>>> =>
    (await pool().run({ module, name, args })) as Awaited<ReturnType<Module[Name]>>;
}

let shared: Piscina | undefined;

/** Started by the first piece of work: a process that has none pays nothing. */
function pool(): Piscina {
  shared ??= new Piscina({
    filename: pathToFileURL(join(projectRoot(), "app/server/platform/threads/thread.mjs")).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return shared;
}

/** The folder of `package.json`, found alike from the sources and from the built server, which is one file elsewhere. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("No package.json above the server");
    folder = above;
  }
  return folder;
}
