import type { Category } from "#app/domain/summit/definition.ts";

import type { Cast } from "./demonstration-cast.server.ts";
import type { InventedNominee } from "./demonstration-schema.ts";
import type { Faces } from "./portraits.server.ts";

/** How long an officer took for a stage, in the demonstration's past. */
export const STAGE_TOOK = 2 * 3_600_000;

export type Setting = { cast: Cast; faces: Faces; now: Date };

/** A file with what the rows need of its category. */
export type Prepared = InventedNominee & {
  id: string;
  category: string;
  rule: Category;
  sentAt: Date | null;
  /** Stages that were decided, in order; the last decision is the file's outcome. */
  decided: readonly string[];
};
