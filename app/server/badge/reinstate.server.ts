import { and, eq, isNotNull, isNull } from "drizzle-orm";

import type { ReinstateRefusal } from "#app/domain/badge/reinstate.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { moveIfDue } from "../custody/move.server.ts";
import { standings } from "../custody/standing.server.ts";
import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { lockHolder } from "./lock.server.ts";

/**
 * Takes the killing of a badge back: it opens gates again as soon as they hear of it. Refused when a newer badge was
 * issued (`newer_badge`), when the person's file is not cleared any more (`not_cleared`), when its validity or its signing
 * key has ended (`too_old`), and when the card was destroyed (`card_destroyed`). The person stands again as one whose badge was handed over, if it is out; one that
 * was lost or stolen is back at the desk, for nobody makes valid what they do not hold in their hand.
 */
export async function reinstateBadge(
  tx: Transaction,
  { badgeId, actor, now }: { badgeId: string; actor: string; now: Date },
): Promise<Result<{ nomineeId: string }, ReinstateRefusal>> {
  const held = await lockHolder(tx, badgeId);
  if (!held) return err("not_killed");
  const { nomineeId } = held;
  const [dead] = await tx
    .select({ expiresAt: badge.expiresAt, supersededAt: badge.supersededAt, issue: badge.issue })
    .from(badge)
    .innerJoin(signingKey, and(eq(signingKey.id, badge.keyId), isNull(signingKey.revokedAt)))
    .where(and(eq(badge.id, badgeId), isNotNull(badge.revokedAt)));
  const issues = await tx
    .select({ issue: badge.issue, revokedAt: badge.revokedAt, id: badge.id })
    .from(badge)
    .where(eq(badge.nomineeId, nomineeId));
  const killed = issues.find(({ id }) => id === badgeId)?.revokedAt;
  if (!killed) return err("not_killed");
  if (!dead || dead.expiresAt <= now) return err("too_old");
  if (dead.supersededAt || issues.some(({ issue }) => issue > dead.issue))
    return err("newer_badge");
  const standing = (await standings(tx, [badgeId])).get(badgeId);
  if (standing?.state === "destroyed") return err("card_destroyed");
  const [stands] = await tx
    .update(nominee)
    .set({
      status: standing?.state === "out" ? "collected" : "badge_ready",
      changedAt: now,
    })
    .where(and(eq(nominee.id, nomineeId), eq(nominee.status, "cleared")))
    .returning({ id: nominee.id });
  if (!stands) return err("not_cleared");
  if (standing?.state === "lost" || standing?.state === "stolen")
    await moveIfDue(tx, { item: { badgeId }, move: "returned", actor, now });
  await tx.update(badge).set({ revokedAt: null, revokedReason: null }).where(eq(badge.id, badgeId));
  await audit(tx, {
    actor,
    action: "badge.reinstated",
    subjectKind: "badge",
    subjectId: badgeId,
    fields: ["revokedAt", "revokedReason"],
    at: now,
  });
  return ok({ nomineeId });
}
