import { and, eq, inArray, isNull } from "drizzle-orm";

import type { RevocationReason } from "#app/domain/badge/issue.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { lockHolder } from "./lock.server.ts";

/**
 * Kills a badge at once and for good. The person stands as cleared again and may get another.
 * @returns `not_live` for a badge that is dead already or never was: nothing is changed
 */
export async function revokeBadge(
  tx: Transaction,
  order: { badgeId: string; reason: RevocationReason; actor: string; now: Date },
): Promise<Result<{ nomineeId: string }, "not_live">> {
  const { badgeId, reason, actor, now } = order;
  if (!(await lockHolder(tx, badgeId))) return err("not_live");
  const [revoked] = await tx
    .update(badge)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)))
    .returning({ nomineeId: badge.nomineeId });
  if (!revoked) return err("not_live");
  await tx
    .update(nominee)
    .set({ status: "cleared", changedAt: now })
    .where(
      and(eq(nominee.id, revoked.nomineeId), inArray(nominee.status, ["badge_ready", "collected"])),
    );
  await audit(tx, {
    actor,
    action: "badge.revoked",
    subjectKind: "badge",
    subjectId: badgeId,
    fields: ["revokedAt", "revokedReason"],
    at: now,
  });
  return ok(revoked);
}
