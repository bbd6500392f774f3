import { desc, eq } from "drizzle-orm";

import type { DecidedBefore } from "#app/domain/vetting/refused.ts";
import type { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { vettingDecision, vettingMove } from "#db/schema/vetting.ts";

import type { Transaction } from "../platform/database.server.ts";

type File = Pick<typeof nominee.$inferSelect, "id" | "changedAt">;

/** The officer's deed that brought a file where it is; null when it was the delegation that changed it last. */
export async function lastDeed(tx: Transaction, file: File): Promise<DecidedBefore | null> {
  const [decision] = await tx
    .select({
      name: account.name,
      stage: vettingDecision.stage,
      outcome: vettingDecision.outcome,
      at: vettingDecision.decidedAt,
    })
    .from(vettingDecision)
    .innerJoin(account, eq(account.id, vettingDecision.officerId))
    .where(eq(vettingDecision.nomineeId, file.id))
    .orderBy(desc(vettingDecision.decidedAt))
    .limit(1);
  const [move] = await tx
    .select({
      name: account.name,
      stage: vettingMove.stage,
      outcome: vettingMove.move,
      at: vettingMove.movedAt,
    })
    .from(vettingMove)
    .innerJoin(account, eq(account.id, vettingMove.officerId))
    .where(eq(vettingMove.nomineeId, file.id))
    .orderBy(desc(vettingMove.movedAt))
    .limit(1);
  const last = move && (!decision || move.at > decision.at) ? move : decision;
  return last && last.at >= file.changedAt ? last : null;
}
