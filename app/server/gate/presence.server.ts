import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";

import { whereabouts } from "#app/domain/gate/presence.ts";
import { badge } from "#db/schema/badge.ts";
import { gate } from "#db/schema/gate.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { nominee } from "#db/schema/nominee.ts";

import type { Transaction } from "../platform/database.server.ts";

const NOW = sql`pg_current_xact_id()`;

/**
 * Writes where these people are, from all their admitted passages. Locks each person in one order, so that phones that
 * send at the same moment wait for each other instead of blocking one another.
 */
export async function settlePresence(
  tx: Transaction,
  nomineeIds: readonly string[],
): Promise<void> {
  if (nomineeIds.length === 0) return;
  await tx
    .select({ id: nominee.id })
    .from(nominee)
    .where(inArray(nominee.id, [...nomineeIds]))
    .orderBy(asc(nominee.id))
    .for("no key update");
  const admitted = await tx
    .select({
      id: passage.id,
      nomineeId: badge.nomineeId,
      zone: gate.zone,
      direction: passage.direction,
      decision: passage.decision,
      scannedAt: passage.scannedAt,
      sequence: passage.deviceSequence,
    })
    .from(passage)
    .innerJoin(badge, eq(badge.id, passage.badgeId))
    .innerJoin(gate, eq(gate.id, passage.gateId))
    .where(and(inArray(badge.nomineeId, [...nomineeIds]), eq(passage.decision, "admitted")));

  for (const nomineeId of nomineeIds) {
    const latest = whereabouts(
      admitted
        .filter((one) => one.nomineeId === nomineeId)
        .map((one) => ({ ...one, at: one.scannedAt.getTime(), sequence: one.sequence ?? 0 })),
    );
    if (latest === null) {
      await tx
        .update(presence)
        .set({ zone: null, changed: NOW })
        .where(and(eq(presence.nomineeId, nomineeId), isNotNull(presence.zone)));
      continue;
    }
    const place = { zone: latest.zone, passageId: latest.id, since: latest.scannedAt };
    await tx
      .insert(presence)
      .values({ holderId: nomineeId, nomineeId, ...place })
      .onConflictDoUpdate({ target: presence.holderId, set: { ...place, changed: NOW } });
  }
}
