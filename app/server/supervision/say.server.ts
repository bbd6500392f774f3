import { and, count, desc, eq, isNull, max } from "drizzle-orm";

import type { BroadcastKind } from "#app/domain/gate/broadcast.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { decideWord } from "#app/domain/supervision/word.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { device, gate } from "#db/schema/gate.ts";
import { account } from "#db/schema/person.ts";
import { broadcast, broadcastReceipt } from "#db/schema/supervision.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import type { By } from "./override.server.ts";

export type WordRefusal = "words_missing" | "too_long" | "gate_missing";

/**
 * Says something to the phones of one gate, or of all: a stop lets nobody in until it is ended.
 * @param gateId null for every gate
 */
export async function sayToGates(
  { kind, gateId, text }: { kind: BroadcastKind; gateId: string | null; text: string },
  { actor, now }: By,
): Promise<Result<string, WordRefusal>> {
  const word = decideWord(kind, text);
  if (!word.ok) return word;
  return database().transaction(async (tx) => {
    if (gateId !== null && (await tx.$count(gate, eq(gate.id, gateId))) === 0)
      return err("gate_missing");
    const [said] = await tx
      .insert(broadcast)
      .values({ ...word.value, gateId, sentBy: actor, sentAt: now })
      .returning({ id: broadcast.id });
    if (!said) throw new Error("A word was not stored");
    await onRecord(tx, "broadcast.sent", said.id, { actor, now });
    return ok(said.id);
  });
}

/** Takes a word back: gates go on, notices leave the phones. False when there is none, or it had ended. */
export function endWord(id: string, { actor, now }: By): Promise<boolean> {
  return database().transaction(async (tx) => {
    const ended = isUuid(id)
      ? await tx
          .update(broadcast)
          .set({ endedBy: actor, endedAt: now })
          .where(and(eq(broadcast.id, id), isNull(broadcast.endedAt)))
          .returning({ id: broadcast.id })
      : [];
    if (ended.length === 0) return false;
    await onRecord(tx, "broadcast.ended", id, { actor, now });
    return true;
  });
}

const onRecord = (
  tx: Parameters<typeof audit>[0],
  action: string,
  subjectId: string,
  { actor, now }: By,
): Promise<void> => audit(tx, { actor, action, subjectKind: "broadcast", subjectId, at: now });

/** Words that stand, newest first: who said them, and on how many of the phones concerned they were read. */
export async function standingWords() {
  const [words, phones] = await Promise.all([
    database()
      .select({
        id: broadcast.id,
        kind: broadcast.kind,
        text: broadcast.text,
        gateId: broadcast.gateId,
        gate: gate.name,
        by: account.name,
        at: broadcast.sentAt,
        read: count(broadcastReceipt.deviceId),
        lastRead: max(broadcastReceipt.shownAt),
      })
      .from(broadcast)
      .innerJoin(account, eq(account.id, broadcast.sentBy))
      .leftJoin(gate, eq(gate.id, broadcast.gateId))
      .leftJoin(broadcastReceipt, eq(broadcastReceipt.broadcastId, broadcast.id))
      .where(isNull(broadcast.endedAt))
      .groupBy(broadcast.id, gate.id, account.id)
      .orderBy(desc(broadcast.sentAt), broadcast.id),
    database().select({ gateId: device.gateId }).from(device).where(isNull(device.revokedAt)),
  ]);
  return words.map((word) => ({
    ...word,
    phones: phones.filter(({ gateId }) => word.gateId === null || word.gateId === gateId).length,
  }));
}
export type StandingWord = Awaited<ReturnType<typeof standingWords>>[number];
