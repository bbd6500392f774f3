import { asc, eq } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import type { FieldNotes, NomineeField } from "#app/domain/nominee/fields.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import {
  decideVetting,
  type VettingEffect,
  type VettingRefusal,
} from "#app/domain/vetting/decide.ts";
import type { Outcome } from "#app/domain/vetting/outcome.ts";
import type { DecidedBefore } from "#app/domain/vetting/refused.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import { tellTurn } from "../nominee/news.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { lastDeed } from "./before.server.ts";

/** What a delegation is told of; between two stages nothing has changed for it. */
const TOLD = ["cleared", "returned", "refused"] as const;

export type Officer = { id: string; roles: readonly Role[] };

export type Decision = {
  nomineeId: string;
  /** As the officer saw it. */
  version: number;
  outcome: Outcome;
  /** From `parseReason`. */
  reason: string;
  fields: readonly NomineeField[];
  /** Words to single fields; none where left out. */
  notes?: FieldNotes;
};

export type DecideRefusal =
  | { kind: "not_found" }
  | Exclude<VettingRefusal, { kind: "changed" }>
  /** `by` is null when it was not an officer: the delegation withdrew or sent the file anew. */
  | { kind: "changed"; by: DecidedBefore | null };

/**
 * Decides the stage that a file waits for. Status, decision, audit entry and the mail to the delegation are kept
 * together or not at all. Of two officers at once the second is refused and told what the first decided.
 */
export async function decideFile(
  officer: Officer,
  decision: Decision,
  now: Date,
): Promise<Result<{ decisionId: string }, DecideRefusal>> {
  const { nomineeId, outcome, reason, fields, notes = {} } = decision;
  const { categories, vettingStages: stages } = await summitDefinition();
  return database().transaction(async (tx) => {
    const [file] = await tx.select().from(nominee).where(eq(nominee.id, nomineeId)).for("update");
    if (!file || file.status === "draft") return err({ kind: "not_found" });
    const category = categories.find(({ id }) => id === file.category);
    if (!category) throw new Error(`No category ${file.category}`);
    const effect = decideVetting({
      nominee: file,
      category,
      stages,
      decisions: await decisionsOn(tx, nomineeId),
      officer,
      outcome,
      seenVersion: decision.version,
      reason,
      fields,
      notes,
      now,
    });
    if (!effect.ok) {
      const { error } = effect;
      if (error.kind !== "changed") return err(error);
      return err({ kind: "changed", by: await lastDeed(tx, file) });
    }

    const decisionId = await keep(tx, { officer, file, decision, effect: effect.value, now });
    const turn = TOLD.find((status) => status === effect.value.status);
    if (turn)
      await tellTurn(tx, {
        nomineeId,
        delegationId: file.delegationId,
        turn,
        actor: officer.id,
        at: now,
        reason,
        fields: effect.value.returnedFields,
      });
    return ok({ decisionId });
  });
}

type Kept = {
  officer: Officer;
  file: typeof nominee.$inferSelect;
  decision: Decision;
  effect: VettingEffect;
  now: Date;
};

async function keep(tx: Transaction, kept: Kept): Promise<string> {
  const { officer, file, decision, effect, now } = kept;
  const { outcome, reason } = decision;
  const fields = [...effect.returnedFields];
  const [row] = await tx
    .insert(vettingDecision)
    .values({
      nomineeId: file.id,
      stage: effect.decided,
      outcome,
      reason,
      fields,
      fieldNotes: effect.returnedNotes,
      officerId: officer.id,
      decidedAt: now,
    })
    .returning({ id: vettingDecision.id });
  if (!row) throw new Error("The decision was not stored");
  await tx
    .update(nominee)
    .set({
      status: effect.status,
      stage: effect.stage,
      stageDueAt: effect.due,
      returnedFields: fields,
      returnedReason: effect.returnedReason,
      returnedNotes: effect.returnedNotes,
      version: file.version + 1,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  await audit(tx, {
    actor: officer.id,
    action: `nominee.${outcome}`,
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status", "stage", ...fields],
    at: now,
  });
  return row.id;
}

/** First to last; each is made under the lock of the file, so no two share an instant that matters. */
const decisionsOn = (tx: Transaction, nomineeId: string) =>
  tx
    .select()
    .from(vettingDecision)
    .where(eq(vettingDecision.nomineeId, nomineeId))
    .orderBy(asc(vettingDecision.decidedAt));
