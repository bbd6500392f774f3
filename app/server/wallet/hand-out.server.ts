import { eq } from "drizzle-orm";

import { reachOf } from "#app/domain/access/may.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Wallet, WalletPass } from "#app/domain/wallet/pass.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import type { Viewer } from "../platform/access/viewer.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { passOf } from "./pass.server.ts";

/** Who asks: the badge desk for anybody's badge, a focal point or deputy for those of their own delegation. */
export type Asker = Pick<Viewer, "accountId" | "roles" | "delegationId">;
export type PassRefusal = "missing" | "dead";

/**
 * The pass of a live badge, with an entry on the trail of who took it to which wallet.
 * @returns `missing` for an unknown badge and one of another delegation; `dead` for one that was revoked, superseded by a
 *   newer issue, or is past its validity
 */
export async function handOutPass(
  asker: Asker,
  badgeId: string,
  { wallet, now }: { wallet: Wallet; now: Date },
): Promise<Result<WalletPass, PassRefusal>> {
  const standing = isUuid(badgeId) ? await standingOf(badgeId) : undefined;
  const own = standing?.delegationId === asker.delegationId;
  if (!standing || !(own || reachOf("routes/badges_.$id[.]pkpass", asker) === "any"))
    return err("missing");
  if (standing.revokedAt || standing.supersededAt || standing.expiresAt <= now) return err("dead");
  const pass = await passOf(badgeId, standing);
  await database().transaction((tx) =>
    audit(tx, {
      actor: asker.accountId,
      action: `badge.taken_to_${wallet}_wallet`,
      subjectKind: "badge",
      subjectId: badgeId,
      at: now,
    }),
  );
  return ok(pass);
}

async function standingOf(badgeId: string) {
  const [row] = await database()
    .select({
      nomineeId: badge.nomineeId,
      delegationId: nominee.delegationId,
      revokedAt: badge.revokedAt,
      supersededAt: badge.supersededAt,
      notBefore: badge.notBefore,
      expiresAt: badge.expiresAt,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(eq(badge.id, badgeId));
  return row;
}
