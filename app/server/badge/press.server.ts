import { availableParallelism } from "node:os";
import { join } from "node:path";

import { inThreads } from "../platform/threads/pool.server.ts";
import type * as printThread from "./print.thread.ts";

const press = inThreads<typeof printThread>("app/server/badge/print.thread.ts");

/** Badges of a file: so many that the faces in it weigh little, so few that one is soon done and held in memory. */
export const BADGES_A_PART = 100;

export type PrintedPart = { file: string; badges: number; bytes: number };

/**
 * Prints batches as part files `NAME-001.pdf`, `NAME-002.pdf` … in a folder, one a thread at a time. A batch is asked for
 * when a thread is free for it, and each file is written as it is drawn: memory does not grow with their number. Equal
 * batches give equal files. Gives the parts in order, each when it stands whole on the disk.
 */
export async function* printParts(
  batches: Iterable<printThread.BadgeBatch> | AsyncIterable<printThread.BadgeBatch>,
  to: { folder: string; name: string },
): AsyncGenerator<PrintedPart> {
  const drawn: Promise<PrintedPart>[] = [];
  let number = 0;
  for await (const batch of batches) {
    number += 1;
    const file = join(to.folder, `${to.name}-${String(number).padStart(3, "0")}.pdf`);
    drawn.push(printPart(batch, file));
    if (drawn.length >= availableParallelism() + 1) yield* first(drawn);
  }
  while (drawn.length > 0) yield* first(drawn);
}

async function* first(drawn: Promise<PrintedPart>[]): AsyncGenerator<PrintedPart> {
  const part = await drawn.shift();
  if (part) yield part;
}

async function printPart(batch: printThread.BadgeBatch, file: string): Promise<PrintedPart> {
  const bytes = await press("badgeFile", batch, file);
  return { file, badges: batch.badges.length, bytes };
}
