import { and, asc, eq, inArray } from "drizzle-orm";

import { nominee } from "#db/schema/nominee.ts";

import type { Transaction } from "../platform/database.server.ts";

export type FileRow = typeof nominee.$inferSelect;

/** Files of a delegation, locked together and always in the same order, so that two substitutions cannot wait for each other. */
export const lockFiles = (
  tx: Transaction,
  delegationId: string,
  ids: readonly string[],
): Promise<FileRow[]> =>
  tx
    .select()
    .from(nominee)
    .where(and(inArray(nominee.id, [...ids]), eq(nominee.delegationId, delegationId)))
    .orderBy(asc(nominee.id))
    .for("update");
