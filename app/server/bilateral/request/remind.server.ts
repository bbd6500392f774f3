import { and, eq, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { mayRemind, reminderIsDue } from "#app/domain/bilateral/reminder.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";

import { audit } from "../../platform/audit.server.ts";
import { summitNow } from "../../platform/clock.server.ts";
import { database, type Transaction } from "../../platform/database.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { tellSides } from "./tell-sides.server.ts";

/** The job `remind_silent`, by the clock: each side that has kept silent for long enough gets a letter. */
export const remindSilent: Task = async () => {
  await remindAllSilent(await summitNow());
};

/** Reminds every side whose reminder is due. @returns how many were reminded */
export async function remindAllSilent(now: Date): Promise<number> {
  const { days } = await summitDefinition();
  return database().transaction(async (tx) => {
    const silent = await silentSides(tx);
    const due = silent.filter((side) => reminderIsDue(side, days, now));
    for (const side of due) await remind(tx, side, { actor: "system", now });
    return due.length;
  });
}

/** Protocol asks again, by hand. `not_silent`: it has answered meanwhile; `too_soon`: it was reminded within the hour. */
export function askAgain(
  requestId: string,
  by: { actor: string; now: Date },
): Promise<Result<number, "not_silent" | "too_soon">> {
  return database().transaction(async (tx) => {
    const silent = (await silentSides(tx)).filter((side) => side.requestId === requestId);
    if (silent.length === 0) return err("not_silent");
    const again = silent.filter((side) => mayRemind(side, by.now));
    if (again.length === 0) return err("too_soon");
    for (const side of again) await remind(tx, side, by);
    return ok(again.length);
  });
}

/** Rows stay locked, so that two processes that look at once remind once. */
const silentSides = (tx: Transaction) =>
  tx
    .select({
      requestId: bilateralSide.requestId,
      delegationId: bilateralSide.delegationId,
      requesterId: bilateralRequest.requesterId,
      reminders: bilateralSide.reminders,
      remindedAt: bilateralSide.remindedAt,
      askedAt: bilateralRequest.createdAt,
    })
    .from(bilateralSide)
    .innerJoin(bilateralRequest, eq(bilateralRequest.id, bilateralSide.requestId))
    .where(and(eq(bilateralSide.answer, "waiting"), eq(bilateralRequest.status, "waiting")))
    .for("update", { of: bilateralSide, skipLocked: true });

async function remind(
  tx: Transaction,
  side: { requestId: string; delegationId: string; requesterId: string },
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  const { requestId, delegationId, requesterId } = side;
  await tx
    .update(bilateralSide)
    .set({ reminders: sql`${bilateralSide.reminders} + 1`, remindedAt: now })
    .where(
      and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, delegationId)),
    );
  await tellSides(tx, { kind: "reminder", requestId, about: requesterId, to: [delegationId] });
  await audit(tx, {
    actor,
    action: "bilateral.reminded",
    subjectKind: "bilateral_request",
    subjectId: requestId,
    at: now,
  });
}
