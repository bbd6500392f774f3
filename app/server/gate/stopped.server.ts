import { and, eq, isNull, or } from "drizzle-orm";

import { broadcast } from "#db/schema/supervision.ts";

import type { Database, Transaction } from "../platform/database.server.ts";

/** Whether a supervisor's word stops this gate, or all of them. */
export async function isStopped(db: Database | Transaction, gateId: string): Promise<boolean> {
  const standing = await db.$count(
    broadcast,
    and(
      eq(broadcast.kind, "stop"),
      isNull(broadcast.endedAt),
      or(isNull(broadcast.gateId), eq(broadcast.gateId, gateId)),
    ),
  );
  return standing > 0;
}
