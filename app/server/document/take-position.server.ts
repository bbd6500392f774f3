import { and, eq, isNull, max } from "drizzle-orm";

import {
  breaksSilence,
  decidePosition,
  type PositionRefusal,
  type PositionWish,
} from "#app/domain/document/position.ts";
import { type Reader, speaksFor } from "#app/domain/document/reading.ts";
import { inTime } from "#app/domain/document/silence.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { documentPosition, silenceProcedure } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { settleSilence } from "./close-silence.server.ts";
import { documentRules } from "./reader.server.ts";
import { tellOfSilence } from "./silence-mail.server.ts";
import { type Doer, lockDocument, type LockedDocument } from "./standing.server.ts";

/** What a word did to the silence: it broke it, came when it had ended, or there was none to break. */
export type PositionTaken = { silence: "broken" | "too_late" | "none" };

/**
 * Writes the position of the reader's own delegation on the latest version. A reservation or a proposal within the hours
 * of a silence procedure ends it at once, in the same transaction.
 */
export async function takePosition(
  documentId: string,
  wish: PositionWish,
  reader: Reader,
  { actor, now }: Doer,
): Promise<Result<PositionTaken, PositionRefusal | "not_found">> {
  const delegationId = speaksFor(reader, await documentRules());
  return database().transaction(async (tx) => {
    await settleSilence(tx, documentId, now);
    const found = await lockDocument(tx, documentId);
    if (!found) return err("not_found");
    const { document, latest, silence } = found;
    const decided = decidePosition(wish, {
      status: document.status,
      latest: latest && { number: latest.number, paragraphs: latest.paragraphs.length },
      hasSay: delegationId !== null,
    });
    if (!decided.ok) return decided;
    if (delegationId === null || !latest) return err("no_say");
    const row = { ...decided.value, delegationId, versionId: latest.id };
    const [written] = await tx
      .insert(documentPosition)
      .values({ ...row, turn: await nextTurn(tx, row), actor, at: now })
      .returning({ id: documentPosition.id });
    if (!written) throw new Error("The position was not stored");
    await audit(tx, {
      actor,
      action: `position.${decided.value.stance}`,
      subjectKind: "document",
      subjectId: documentId,
      fields: ["position"],
      at: now,
    });
    if (!silence || !breaksSilence(decided.value.stance)) return ok({ silence: "none" });
    if (!inTime(silence.deadline, now)) return ok({ silence: "too_late" });
    await breakSilence(tx, silence, written.id, { actor, now });
    return ok({ silence: "broken" });
  });
}

async function nextTurn(
  tx: Transaction,
  row: { versionId: string; delegationId: string; paragraph: number | null },
): Promise<number> {
  const { versionId, delegationId, paragraph, turn } = documentPosition;
  const [last] = await tx
    .select({ turn: max(turn) })
    .from(documentPosition)
    .where(
      and(
        eq(versionId, row.versionId),
        eq(delegationId, row.delegationId),
        row.paragraph === null ? isNull(paragraph) : eq(paragraph, row.paragraph),
      ),
    );
  return (last?.turn ?? 0) + 1;
}

async function breakSilence(
  tx: Transaction,
  silence: NonNullable<LockedDocument["silence"]>,
  brokenBy: number,
  { actor, now }: Doer,
): Promise<void> {
  await tx
    .update(silenceProcedure)
    .set({ outcome: "broken", closedAt: now, brokenBy })
    .where(eq(silenceProcedure.id, silence.id));
  await audit(tx, {
    actor,
    action: "silence.broken",
    subjectKind: "document",
    subjectId: silence.documentId,
    fields: ["silence"],
    at: now,
  });
  await tellOfSilence(tx, "broken", silence, now);
}
