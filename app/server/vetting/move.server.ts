import { and, asc, desc, eq, isNull } from "drizzle-orm";

import type { FileTurn } from "#app/domain/nominee/news.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import {
  decideMove,
  type Move,
  type MoveCase,
  type MoveEffect,
  type MoveRefusal,
} from "#app/domain/vetting/move.ts";
import type { DecidedBefore } from "#app/domain/vetting/refused.ts";
import { badge } from "#db/schema/badge.ts";
import { fileNews, nominee } from "#db/schema/nominee.ts";
import { vettingDecision, vettingMove } from "#db/schema/vetting.ts";

import { tellTurn } from "../nominee/news.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { lastDeed } from "./before.server.ts";
import type { Officer } from "./decide.server.ts";

export type MoveOrder = {
  nomineeId: string;
  /** As the officer saw it. */
  version: number;
  move: Move;
  /** From `parseReason`. */
  reason: string;
};

export type MoveFileRefusal =
  | { kind: "not_found" }
  | Exclude<MoveRefusal, { kind: "changed" }>
  | { kind: "changed"; by: DecidedBefore | null }
  /** The freed place, or the hosted one, was taken by somebody else since. */
  | { kind: "full" | "hosted_full" };

type File = typeof nominee.$inferSelect;

/**
 * Puts a file on hold, takes it up again, or reopens it. Status, record, audit entry and the news for the delegation
 * are kept together or not at all. Whether a refused file finds a place again is for the database to say.
 */
export async function moveFile(
  officer: Officer,
  order: MoveOrder,
  now: Date,
): Promise<Result<{ moveId: string }, MoveFileRefusal>> {
  const { nomineeId: id } = order;
  try {
    return await database().transaction(async (tx) => {
      const [file] = await tx.select().from(nominee).where(eq(nominee.id, id)).for("update");
      if (!file || file.status === "draft") return err({ kind: "not_found" });
      const effect = decideMove({ ...(await moveCase(tx, file)), officer, ...wishOf(order), now });
      if (effect.ok)
        return ok({ moveId: await keep(tx, { officer, file, order, effect: effect.value, now }) });
      const { error } = effect;
      if (error.kind !== "changed") return err(error);
      return err({ kind: "changed", by: await lastDeed(tx, file) });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "quota_never_exceeded") return err({ kind: "full" });
    if (constraint === "hosted_never_exceeded") return err({ kind: "hosted_full" });
    throw error;
  }
}

const wishOf = ({ version, move, reason }: MoveOrder) => ({ seenVersion: version, move, reason });

type Reader = Pick<Transaction, "select">;

/** What a move of this file depends on, as it stands now. */
export async function moveCase(
  tx: Reader,
  file: File,
): Promise<Omit<MoveCase, "officer" | "move" | "seenVersion" | "reason" | "now">> {
  const { categories, vettingStages: stages } = await summitDefinition();
  const category = categories.find((each) => each.id === file.category);
  if (!category) throw new Error(`No category ${file.category}`);
  const decisions = await tx
    .select()
    .from(vettingDecision)
    .where(eq(vettingDecision.nomineeId, file.id))
    .orderBy(asc(vettingDecision.decidedAt));
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.nomineeId, file.id), isNull(badge.supersededAt), isNull(badge.revokedAt)));
  const hold = file.status === "on_hold" ? await lastHold(tx, file.id) : null;
  return {
    nominee: file,
    category,
    stages,
    decisions,
    leftMs: hold?.leftMs ?? null,
    hasLiveBadge: live !== undefined,
  };
}

async function lastHold(tx: Reader, nomineeId: string) {
  const [hold] = await tx
    .select()
    .from(vettingMove)
    .where(and(eq(vettingMove.nomineeId, nomineeId), eq(vettingMove.move, "held")))
    .orderBy(desc(vettingMove.movedAt))
    .limit(1);
  return hold ?? null;
}

type Kept = { officer: Officer; file: File; order: MoveOrder; effect: MoveEffect; now: Date };

async function keep(tx: Transaction, kept: Kept): Promise<string> {
  const { officer, file, order, effect, now } = kept;
  const [row] = await tx
    .insert(vettingMove)
    .values({
      nomineeId: file.id,
      move: order.move,
      stage: effect.stage,
      leftMs: effect.leftMs,
      reason: order.reason,
      officerId: officer.id,
      movedAt: now,
    })
    .returning({ id: vettingMove.id });
  if (!row) throw new Error("The move was not stored");
  await tx
    .update(nominee)
    .set({
      status: effect.status,
      stage: effect.stage,
      stageDueAt: effect.due,
      version: file.version + 1,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  await audit(tx, {
    actor: officer.id,
    action: `nominee.${order.move}`,
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status", "stage"],
    at: now,
  });
  await tellMove(tx, kept);
  return row.id;
}

/** The delegation reads why a file was reopened; why it was on hold is the officers' own affair. */
async function tellMove(tx: Transaction, { officer, file, order, now }: Kept): Promise<void> {
  const turn: FileTurn = order.move;
  // A hold that was taken back before the letter went out is no news.
  if (order.move === "resumed") {
    const untold = await tx
      .delete(fileNews)
      .where(and(eq(fileNews.nomineeId, file.id), eq(fileNews.turn, "held")))
      .returning({ id: fileNews.id });
    if (untold.length > 0) return;
  }
  await tellTurn(tx, {
    nomineeId: file.id,
    delegationId: file.delegationId,
    turn,
    actor: officer.id,
    at: now,
    reason: order.move === "reopened" ? order.reason : "",
  });
}
