import { eq } from "drizzle-orm";

import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import type { Transaction } from "../platform/database.server.ts";

/** A badge's holder, with the holder's row locked. Whatever changes badges locks the person first, so that nobody waits in a ring. */
export async function lockHolder(tx: Transaction, badgeId: string) {
  const [held] = await tx
    .select({ nomineeId: badge.nomineeId })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(eq(badge.id, badgeId))
    .for("update", { of: nominee });
  return held;
}
