import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";

import type { SupervisorsWord } from "#app/domain/gate/wire.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { broadcast, broadcastReceipt } from "#db/schema/supervision.ts";

import type { Database, Transaction } from "../platform/database.server.ts";

/** What supervisors say to a gate, or to all, and have not ended; newest first. */
export async function wordsFor(
  db: Database | Transaction,
  gateId: string,
): Promise<readonly SupervisorsWord[]> {
  const standing = await db
    .select({
      id: broadcast.id,
      kind: broadcast.kind,
      text: broadcast.text,
      at: broadcast.sentAt,
    })
    .from(broadcast)
    .where(
      and(isNull(broadcast.endedAt), or(isNull(broadcast.gateId), eq(broadcast.gateId, gateId))),
    )
    .orderBy(desc(broadcast.sentAt), broadcast.id);
  return standing.map(({ at, ...word }) => ({ ...word, at: Math.floor(at.getTime() / 1000) }));
}

/** Notes that the guard at a phone has read these words; what is no word, or was noted before, changes nothing. */
export async function noteRead(
  tx: Transaction,
  { deviceId, read, now }: { deviceId: string; read: readonly string[]; now: Date },
): Promise<void> {
  const asked = read.filter(isUuid);
  if (asked.length === 0) return;
  const known = await tx
    .select({ broadcastId: broadcast.id })
    .from(broadcast)
    .where(inArray(broadcast.id, asked));
  if (known.length === 0) return;
  await tx
    .insert(broadcastReceipt)
    .values(known.map((word) => ({ ...word, deviceId, shownAt: now })))
    .onConflictDoNothing();
}
