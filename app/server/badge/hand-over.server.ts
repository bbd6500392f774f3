import { and, eq, isNull } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { lockHolder } from "./lock.server.ts";

/**
 * Records that a live badge was handed over.
 * @returns `not_live` for a dead badge, `not_ready` when it was handed over before: nothing is changed
 */
export async function handOverBadge(
  tx: Transaction,
  { badgeId, actor, now }: { badgeId: string; actor: string; now: Date },
): Promise<Result<null, "not_live" | "not_ready">> {
  const held = await lockHolder(tx, badgeId);
  // The badge may have died while we waited for the person's row: read it again, under the lock.
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  if (!held || !live) return err("not_live");
  const [collected] = await tx
    .update(nominee)
    .set({ status: "collected", changedAt: now })
    .where(and(eq(nominee.id, held.nomineeId), eq(nominee.status, "badge_ready")))
    .returning({ id: nominee.id });
  if (!collected) return err("not_ready");
  await audit(tx, {
    actor,
    action: "badge.handed_over",
    subjectKind: "badge",
    subjectId: badgeId,
    fields: ["status"],
    at: now,
  });
  return ok(null);
}
