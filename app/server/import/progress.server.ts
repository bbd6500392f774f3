import { and, eq, inArray } from "drizzle-orm";

import type { ImportStage } from "#app/domain/import/stages.ts";
import { nomineeImport } from "#db/schema/import.ts";

import { realNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

/** One try at an import: work of an earlier try, or of an import that was cancelled, ends at its next word. */
export type Try = { importId: string; attempt: number };

/** The import was cancelled, or somebody has started it anew. */
export class Superseded extends Error {}

type Figures = Partial<
  Pick<
    typeof nomineeImport.$inferInsert,
    "stage" | "rowsTotal" | "rowsDone" | "photosTotal" | "photosDone" | "aboutSealed"
  >
>;

/**
 * Says how far the work is, and hears whether it is still wanted.
 * @throws Superseded when it is not
 */
export async function say(
  { importId, attempt }: Try,
  from: readonly ImportStage[],
  figures: Figures,
): Promise<typeof nomineeImport.$inferSelect> {
  const [now] = await database()
    .update(nomineeImport)
    .set({ ...figures, changedAt: realNow() })
    .where(
      and(
        eq(nomineeImport.id, importId),
        eq(nomineeImport.attempt, attempt),
        inArray(nomineeImport.stage, [...from]),
      ),
    )
    .returning();
  if (!now) throw new Superseded();
  return now;
}

/** Lets pages be answered between two pieces of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const AT_WORK: readonly ImportStage[] = ["waiting", "reading", "saving"];

/**
 * Waits a moment for an import to come to rest: of a short list the next page then shows the outcome at once, and no
 * progress that is over before it is seen.
 */
export async function untilAtRest(importId: string, milliseconds = 2_500): Promise<void> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const [now] = await database()
      .select({ stage: nomineeImport.stage })
      .from(nomineeImport)
      .where(eq(nomineeImport.id, importId));
    if (!now || !AT_WORK.includes(now.stage) || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
}
