import { and, eq, gt, isNull } from "drizzle-orm";

import type { Wallet } from "#app/domain/wallet/pass.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { walletsOffered } from "./settings.server.ts";

/** The live badge of a person of this delegation and the wallets that take it; null where there is no badge or no wallet. */
export async function badgeForPhone(
  delegationId: string,
  nomineeId: string,
  now: Date,
): Promise<{ badgeId: string; wallets: Wallet[] } | null> {
  const wallets = walletsOffered();
  if (wallets.length === 0) return null;
  const [live] = await database()
    .select({ badgeId: badge.id })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(
      and(
        eq(badge.nomineeId, nomineeId),
        eq(nominee.delegationId, delegationId),
        isNull(badge.revokedAt),
        isNull(badge.supersededAt),
        gt(badge.expiresAt, now),
      ),
    );
  return live ? { ...live, wallets } : null;
}
