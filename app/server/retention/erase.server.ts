import { and, eq, inArray, isNull, sql } from "drizzle-orm";

import { PLACE_HOLDING } from "#app/domain/nominee/status.ts";
import { PURGED_CLASSES } from "#app/domain/retention/classes.ts";
import { type ErasureRefusal, erasureRefusal, wordsNaming } from "#app/domain/retention/erasure.ts";
import { HOLDINGS, isPurgeable, MENTIONS } from "#app/domain/retention/holdings.ts";
import { readReason } from "#app/domain/retention/hold.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { dataRequest, destructionRun } from "#db/schema/retention.ts";

import { revokeBadge } from "../badge/revoke.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { writeAct } from "./close.server.ts";
import { actorOf, type Keeper } from "./holds.server.ts";
import { standingOf } from "./person-standing.server.ts";
import { destroyStatement } from "./statements.server.ts";

/** Everything of one person, the name included. */
const CLASSES = [...PURGED_CLASSES, "delegation_list"] as const;

type File = typeof nominee.$inferSelect;

/**
 * Erases one person, on their own request or at a court's: every personal field, the name (a mark stands in its place), and
 * what others wrote of them by name; the place is free again, an expired badge is dead. The number on the list and the ids in
 * the trail stay. All in one transaction, with its act.
 * @returns the act's number; or why not now (`erasureRefusal`); `not_found` for nobody
 */
export async function erasePerson(
  nomineeId: string,
  typed: string,
  by: Keeper,
): Promise<Result<number, ErasureRefusal | "not_found">> {
  const reason = readReason(typed);
  if (!reason.ok) return reason;
  if (!isUuid(nomineeId)) return err("not_found");
  try {
    return await database().transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('retention holds'))`);
      const [file] = await tx.select().from(nominee).where(eq(nominee.id, nomineeId)).for("update");
      if (!file) return err("not_found");
      const refusal = erasureRefusal(await standingOf(tx, file), by.now);
      if (refusal) return err(refusal);
      return ok(await erase(tx, file, reason.value, by));
    });
  } catch (error) {
    if (constraintOf(error) === "one_destruction_at_a_time") return err("under_way");
    throw error;
  }
}

async function erase(tx: Transaction, file: File, reason: string, by: Keeper): Promise<number> {
  const nomineeId = file.id;
  const actor = actorOf(by);
  await tx
    .insert(dataRequest)
    .values({ kind: "erasure", nomineeId, reason, askedBy: by.actor, askedAt: by.now });
  const [run] = await tx
    .insert(destructionRun)
    .values({
      ...{ classes: [...CLASSES], nomineeId, stage: "running" },
      ...{ orderedBy: by.actor, orderedAt: by.now },
    })
    .returning({ id: destructionRun.id });
  if (!run) throw new Error("The run was not written");
  await withdraw(tx, file, actor, by.now);
  const words = wordsNaming(file);
  for (const mention of MENTIONS)
    await tx.execute(destroyStatement(mention, run.id, { naming: words }));
  for (const holding of HOLDINGS.filter(isPurgeable))
    await tx.execute(destroyStatement(holding, run.id, { nomineeId }));
  await audit(tx, {
    ...{ actor, action: "nominee.erased", subjectKind: "nominee", subjectId: nomineeId },
    ...{ fields: [...CLASSES], at: by.now, correlation: run.id },
  });
  return writeAct(tx, { runId: run.id, rules: [], actor, now: by.now });
}

/** Ends the file and an expired badge, and frees the place. Not to be undone: there is nothing to come back. */
async function withdraw(tx: Transaction, file: File, actor: string, now: Date): Promise<void> {
  const live = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.nomineeId, file.id), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  for (const { id } of live)
    await revokeBadge(tx, { badgeId: id, reason: "withdrawn", actor, now });
  await tx
    .update(nominee)
    .set({ status: "withdrawn", stage: null, stageDueAt: null, changedAt: now })
    .where(and(eq(nominee.id, file.id), inArray(nominee.status, ENDED_BY_ERASURE)));
  await tx
    .update(nominee)
    .set({ withdrawnFrom: null, withdrawnStage: null })
    .where(eq(nominee.id, file.id));
}

/** All but `refused`, which stays what it was. */
const ENDED_BY_ERASURE = ["draft", ...PLACE_HOLDING] as const;
