import { and, eq, gt, isNotNull } from "drizzle-orm";

import { OVERRIDE_MINUTES } from "#app/domain/supervision/override.ts";
import { passage } from "#db/schema/passage.ts";

import type { Database, Transaction } from "../platform/database.server.ts";

const WAITS_SECONDS = OVERRIDE_MINUTES * 60;

/** Passages of a phone that a supervisor let in against the verdict and of which the guard may still wait to hear. */
export async function letInAt(
  db: Database | Transaction,
  deviceId: string,
  nowSeconds: number,
): Promise<string[]> {
  const since = new Date((nowSeconds - WAITS_SECONDS) * 1000);
  const rows = await db
    .select({ id: passage.id })
    .from(passage)
    .where(
      and(
        eq(passage.deviceId, deviceId),
        isNotNull(passage.overriddenBy),
        gt(passage.scannedAt, since),
      ),
    );
  return rows.map(({ id }) => id);
}
