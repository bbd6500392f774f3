import { and, eq, isNull } from "drizzle-orm";

import type { FileStatus } from "#app/domain/nominee/status.ts";
import { canTurn } from "#app/domain/nominee/turns.ts";
import { undoneStatus } from "#app/domain/nominee/withdrawal.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { stageDue } from "#app/domain/vetting/stages.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { revokeBadge } from "../badge/revoke.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { tellDesk } from "./desk-mail.server.ts";
import { type FileRow, lockFiles } from "./lock.server.ts";
import { tellTurn } from "./news.server.ts";
import type { Writer } from "./save.server.ts";

/**
 * Withdraws a nominee and frees the place. A badge that was issued is dead from this transaction on, and the badge desk
 * is written to.
 */
export async function withdrawNominee(
  writer: Writer,
  id: string,
): Promise<Result<{ badgeRevoked: boolean }, "not_found" | "not_open">> {
  if (!isUuid(id)) return err("not_found");
  return database().transaction(async (tx) => {
    const [file] = await lockFiles(tx, writer.delegationId, [id]);
    if (!file) return err("not_found");
    if (!canTurn("withdraw", file.status)) return err("not_open");
    return ok(await withdrawLocked(tx, writer, file, "nominee.withdrawn"));
  });
}

/** The same for a file that is locked already. Where the place goes to another (`nominee.replaced`) it cannot be undone. */
export async function withdrawLocked(
  tx: Transaction,
  { actor, now }: Writer,
  file: FileRow,
  action: "nominee.withdrawn" | "nominee.replaced",
): Promise<{ badgeRevoked: boolean }> {
  const badgeRevoked = await revokeLive(tx, file.id, actor, now);
  const undoable = action === "nominee.withdrawn";
  await tx
    .update(nominee)
    .set({
      status: "withdrawn",
      stage: null,
      stageDueAt: null,
      withdrawnFrom: undoable ? file.status : null,
      withdrawnStage: undoable ? file.stage : null,
      version: file.version + 1,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  await audit(tx, {
    actor,
    action,
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status"],
    at: now,
  });
  // A draft was the delegation's own affair: nobody had heard of it.
  if (file.status !== "draft")
    await tellTurn(tx, {
      nomineeId: file.id,
      delegationId: file.delegationId,
      turn: undoable ? "withdrawn" : "replaced",
      actor,
      at: now,
    });
  if (badgeRevoked) await tellDesk(tx, file);
  return { badgeRevoked };
}

async function revokeLive(
  tx: Transaction,
  nomineeId: string,
  actor: string,
  now: Date,
): Promise<boolean> {
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(
      and(eq(badge.nomineeId, nomineeId), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    );
  if (!live) return false;
  const revoked = await revokeBadge(tx, { badgeId: live.id, reason: "withdrawn", actor, now });
  return revoked.ok;
}

/**
 * Takes a withdrawal back within half an hour. Refused when it was too long ago or the place went to another
 * (`not_open`), or when somebody took the place since (`full`).
 */
export async function undoWithdrawal(
  writer: Writer,
  id: string,
): Promise<Result<{ status: FileStatus }, "not_found" | "not_open" | "full">> {
  if (!isUuid(id)) return err("not_found");
  const { vettingStages } = await summitDefinition();
  const { actor, delegationId, now } = writer;
  try {
    return await database().transaction(async (tx) => {
      const [file] = await lockFiles(tx, delegationId, [id]);
      if (!file) return err("not_found");
      const status = undoneStatus(file, now);
      if (status === null) return err("not_open");
      const stage = vettingStages.find((each) => each.id === file.withdrawnStage);
      await tx
        .update(nominee)
        .set({
          status,
          stage: stage?.id ?? null,
          // On hold its time stands still.
          stageDueAt: stage && status !== "on_hold" ? stageDue(stage, now) : null,
          withdrawnFrom: null,
          withdrawnStage: null,
          version: file.version + 1,
          changedAt: now,
        })
        .where(eq(nominee.id, id));
      await audit(tx, {
        actor,
        action: "nominee.withdrawal_undone",
        subjectKind: "nominee",
        subjectId: id,
        fields: ["status"],
        at: now,
      });
      return ok({ status });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "quota_never_exceeded" || constraint === "hosted_never_exceeded")
      return err("full");
    throw error;
  }
}
