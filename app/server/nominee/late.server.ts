import { and, asc, count, desc, eq, isNull } from "drizzle-orm";

import type { LateOutcome } from "#app/domain/nominee/late.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { stageDue, stagesOf } from "#app/domain/vetting/stages.ts";
import { delegation } from "#db/schema/delegation.ts";
import { lateNomination, nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { tellTurn } from "./news.server.ts";

const MOST_SHOWN = 100;

/** Open requests of people who were withdrawn since ask nobody any more. */
const waiting = and(
  isNull(lateNomination.outcome),
  eq(nominee.status, "submitted"),
  isNull(nominee.stage),
);

/** Nominations after the close that wait for an officer, the first asked first. */
export async function lateNominations() {
  return database()
    .select({
      id: lateNomination.id,
      nomineeId: nominee.id,
      number: nominee.number,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nationality: nominee.nationality,
      nativeName: nominee.nativeName,
      position: nominee.position,
      category: nominee.category,
      code: delegation.code,
      iso2: delegation.iso2,
      delegationName: delegation.name,
      reason: lateNomination.reason,
      askedBy: account.name,
      askedAt: lateNomination.askedAt,
    })
    .from(lateNomination)
    .innerJoin(nominee, eq(nominee.id, lateNomination.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .innerJoin(account, eq(account.id, lateNomination.askedBy))
    .where(waiting)
    .orderBy(asc(lateNomination.askedAt), asc(lateNomination.id))
    .limit(MOST_SHOWN);
}

/** How many wait, for the mark on the officers' page. */
export async function lateCount(): Promise<number> {
  const [row] = await database()
    .select({ files: count() })
    .from(lateNomination)
    .innerJoin(nominee, eq(nominee.id, lateNomination.nomineeId))
    .where(waiting);
  return row?.files ?? 0;
}

export type LateRefusal = "not_waiting" | "reason_missing";
export type LateDecision = { id: string; outcome: LateOutcome; answer: string };

/**
 * Admits a late nomination to vetting, where it waits for the first stage of its category, or declines it: then the file
 * is refused and its place free. Refused without a reason for declining (`reason_missing`), and when somebody decided it
 * or the delegation withdrew it before (`not_waiting`).
 */
export async function decideLate(
  { id: officerId, now }: { id: string; now: Date },
  { id, outcome, answer }: LateDecision,
): Promise<Result<{ nomineeId: string }, LateRefusal>> {
  if (!isUuid(id)) return err("not_waiting");
  if (outcome === "declined" && answer === "") return err("reason_missing");
  return database().transaction(async (tx) => {
    const [asked] = await tx
      .select({ file: nominee })
      .from(lateNomination)
      .innerJoin(nominee, eq(nominee.id, lateNomination.nomineeId))
      .where(and(eq(lateNomination.id, id), waiting))
      .for("update");
    if (!asked) return err("not_waiting");
    const { file } = asked;
    await tx
      .update(lateNomination)
      .set({ outcome, answer, decidedBy: officerId, decidedAt: now })
      .where(eq(lateNomination.id, id));
    await tx
      .update(nominee)
      .set({
        ...(await standingAfter(outcome, file.category, now)),
        version: file.version + 1,
        changedAt: now,
      })
      .where(eq(nominee.id, file.id));
    await audit(tx, {
      actor: officerId,
      action: `nominee.late_${outcome}`,
      subjectKind: "nominee",
      subjectId: file.id,
      fields: ["status"],
      at: now,
    });
    await tell(tx, { outcome, answer, file, actor: officerId, at: now });
    return ok({ nomineeId: file.id });
  });
}

async function standingAfter(outcome: LateOutcome, categoryId: string | null, now: Date) {
  if (outcome === "declined") return { status: "refused" as const };
  const { categories, vettingStages } = await summitDefinition();
  const path = categories.find(({ id }) => id === categoryId)?.vettingPath ?? [];
  const stage = stagesOf(path, vettingStages)?.[0];
  if (!stage) return { status: "cleared" as const };
  return { status: "submitted" as const, stage: stage.id, stageDueAt: stageDue(stage, now) };
}

type Answer = {
  outcome: LateOutcome;
  answer: string;
  file: typeof nominee.$inferSelect;
  actor: string;
  at: Date;
};

/** The delegation reads it in its next letter. */
const tell = (tx: Transaction, { outcome, answer, file, actor, at }: Answer) =>
  tellTurn(tx, {
    nomineeId: file.id,
    delegationId: file.delegationId,
    turn: `late_${outcome}`,
    reason: answer,
    actor,
    at,
  });

/** What was asked and answered about a file after the close, the last time; null when it was in time. */
export async function lateStanding(nomineeId: string) {
  const [asked] = await database()
    .select({
      reason: lateNomination.reason,
      outcome: lateNomination.outcome,
      answer: lateNomination.answer,
      askedAt: lateNomination.askedAt,
    })
    .from(lateNomination)
    .where(eq(lateNomination.nomineeId, nomineeId))
    .orderBy(desc(lateNomination.askedAt))
    .limit(1);
  return asked ?? null;
}
