import { and, asc, eq, isNull, sql } from "drizzle-orm";

import type { HoldOn } from "#app/domain/retention/hold.ts";
import { readReason } from "#app/domain/retention/hold.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { retentionHold } from "#db/schema/retention.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Reader, type Transaction } from "../platform/database.server.ts";

/** Who does something here: an account, or nobody at the command line and by night. */
export type Keeper = { actor: string | null; now: Date };
export const actorOf = ({ actor }: Keeper): string => actor ?? "system";

export type HoldRefusal = "reason_missing" | "reason_too_long" | "unknown";

/**
 * Keeps data from being destroyed from this moment on. It waits for the batch that a run has in hand, a moment, and every
 * later batch sees it.
 */
export async function placeHold(
  on: HoldOn,
  typed: string,
  by: Keeper,
): Promise<Result<string, HoldRefusal>> {
  const reason = readReason(typed);
  if (!reason.ok) return reason;
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('retention holds'))`);
    if (!(await isThere(tx, on))) return err("unknown");
    const [placed] = await tx
      .insert(retentionHold)
      .values({
        data: on.kind === "class" ? on.data : null,
        delegationId: on.kind === "delegation" ? on.id : null,
        nomineeId: on.kind === "person" ? on.id : null,
        reason: reason.value,
        placedBy: by.actor,
        placedAt: by.now,
      })
      .returning({ id: retentionHold.id });
    if (!placed) throw new Error("The hold was not written");
    await audit(tx, { ...deed(by, "retention.held", placed.id), fields: [on.kind, "reason"] });
    return ok(placed.id);
  });
}

/** Lifts a hold; one that was lifted already, or never was, is `unknown`. */
export async function liftHold(id: string, by: Keeper): Promise<Result<null, "unknown">> {
  if (!isUuid(id)) return err("unknown");
  return database().transaction(async (tx) => {
    const [lifted] = await tx
      .update(retentionHold)
      .set({ liftedBy: by.actor, liftedAt: by.now })
      .where(and(eq(retentionHold.id, id), isNull(retentionHold.liftedAt)))
      .returning({ id: retentionHold.id });
    if (!lifted) return err("unknown");
    await audit(tx, { ...deed(by, "retention.lifted", id), fields: ["liftedAt"] });
    return ok(null);
  });
}

const deed = (by: Keeper, action: string, id: string) => ({
  actor: actorOf(by),
  action,
  subjectKind: "retention_hold",
  subjectId: id,
  at: by.now,
});

async function isThere(tx: Transaction, on: HoldOn): Promise<boolean> {
  if (on.kind === "class") return true;
  if (on.kind === "delegation") return (await tx.$count(delegation, eq(delegation.id, on.id))) > 0;
  return isUuid(on.id) && (await tx.$count(nominee, eq(nominee.id, on.id))) > 0;
}

/** Holds that stand, the oldest first. A person is named by number alone. */
export async function standingHolds(db: Reader = database()) {
  const rows = await db
    .select({
      id: retentionHold.id,
      data: retentionHold.data,
      delegationId: retentionHold.delegationId,
      nomineeId: retentionHold.nomineeId,
      reason: retentionHold.reason,
      placedAt: retentionHold.placedAt,
      by: account.name,
      ownDelegationId: nominee.delegationId,
      number: nominee.number,
      code: delegation.code,
    })
    .from(retentionHold)
    .leftJoin(account, eq(account.id, retentionHold.placedBy))
    .leftJoin(nominee, eq(nominee.id, retentionHold.nomineeId))
    .leftJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(isNull(retentionHold.liftedAt))
    .orderBy(asc(retentionHold.placedAt), asc(retentionHold.id));
  return rows.map(({ number, code, ...hold }) => ({
    ...hold,
    person: number !== null && code !== null ? personNumber(code, number) : null,
  }));
}
