import type { DocumentStatus } from "#app/domain/document/status.ts";
import { objectionsIn } from "#app/domain/document/tally.ts";
import { decideTurn, type TurnRefusal, type TurnWish } from "#app/domain/document/turns.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { documentTurn } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { settleSilence } from "./close-silence.server.ts";
import { documentRules } from "./reader.server.ts";
import { type Doer, lockDocument } from "./standing.server.ts";

export type Turn = TurnWish & {
  id: string;
  /** The status that the editor saw. */
  seen: DocumentStatus;
  /** Where the body decided it; null where that is not said. */
  meetingId: string | null;
};

/**
 * Moves a document a step on its way, with the day and the text of the decision.
 * @returns the new status, or `changed` with the present one when a colleague moved it first
 */
export async function takeTurn(
  turn: Turn,
  { actor, now }: Doer,
): Promise<
  Result<
    DocumentStatus,
    { kind: "not_found" | TurnRefusal } | { kind: "changed"; status: DocumentStatus }
  >
> {
  const rules = await documentRules();
  return database().transaction(async (tx) => {
    await settleSilence(tx, turn.id, now);
    const found = await lockDocument(tx, turn.id);
    if (!found) return err({ kind: "not_found" });
    const { document, latest, positions, silence, lastDay } = found;
    const { status } = document;
    if (status !== turn.seen) return err({ kind: "changed", status });
    const standing = {
      ...{ status, text: latest, lastDay },
      silenceRuns: silence !== null,
      objections: objectionsIn(positions),
    };
    const decided = decideTurn(standing, turn, rules, astanaDay(now));
    if (!decided.ok) return err({ kind: decided.error });
    await tx.insert(documentTurn).values({
      documentId: turn.id,
      fromStatus: status,
      toStatus: decided.value,
      day: turn.day,
      versionId: latest?.id ?? null,
      meetingId: turn.meetingId,
      reason: turn.direction === "back" ? turn.reason : "",
      actor,
      at: now,
    });
    await audit(tx, {
      actor,
      action: `document.${decided.value}`,
      subjectKind: "document",
      subjectId: turn.id,
      fields: ["status"],
      at: now,
    });
    return ok(decided.value);
  });
}
