import { and, eq, inArray, sql } from "drizzle-orm";

import { AS_IT_IS, type WhatIf } from "#app/domain/bilateral/plan/what-if.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";

import { realNow } from "../../platform/clock.server.ts";
import { database } from "../../platform/database.server.ts";
import { queueJob } from "../../platform/jobs/put-job.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { audit } from "../../platform/audit.server.ts";
import { tellOfPlans } from "./plan-news.server.ts";

/** Wall time that a run may take, in seconds. */
export const PLAN_SECONDS = [10, 60, 180] as const;

/** Orders a plan: it is made off the web process, and is a draft when it is done. Any number may run side by side. */
export async function startPlan(
  seconds: number,
  { actor, now }: ByHand,
  whatIf: WhatIf = AS_IT_IS,
): Promise<string> {
  return database().transaction(async (tx) => {
    const [proposal] = await tx
      .insert(bilateralProposal)
      .values({ seconds, whatIf, createdBy: actor, createdAt: realNow(), changedAt: realNow() })
      .returning({ id: bilateralProposal.id });
    if (!proposal) throw new Error("The proposal was not written");
    await queueJob(tx, "plan_meetings", { proposalId: proposal.id }, { attempts: 3 });
    await audit(tx, {
      actor,
      action: "bilateral_proposal.ordered",
      subjectKind: "bilateral_proposal",
      subjectId: proposal.id,
      at: now,
    });
    await tellOfPlans(tx);
    return proposal.id;
  });
}

/** Tells a run to end with the best plan that it has: that is its draft. False when it is over already. */
export async function stopPlan(id: string, { actor, now }: ByHand): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [stopped] = await tx
      .update(bilateralProposal)
      .set({ seconds: sql`floor(${bilateralProposal.elapsedSeconds})`, changedAt: realNow() })
      .where(
        and(eq(bilateralProposal.id, id), inArray(bilateralProposal.stage, ["waiting", "running"])),
      )
      .returning({ id: bilateralProposal.id });
    if (!stopped) return false;
    await audit(tx, {
      actor,
      action: "bilateral_proposal.stopped",
      subjectKind: "bilateral_proposal",
      subjectId: id,
      at: now,
    });
    return true;
  });
}

/** Ends a run, turns its draft down, or clears one that failed away. Today's plan stays as it is. */
export async function dropPlan(id: string, { actor, now }: ByHand): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [dropped] = await tx
      .update(bilateralProposal)
      .set({
        stage: sql`(case when ${bilateralProposal.stage} = 'ready' then 'rejected' else 'cancelled' end)::proposal_stage`,
        changedAt: realNow(),
      })
      .where(
        and(
          eq(bilateralProposal.id, id),
          inArray(bilateralProposal.stage, ["waiting", "running", "ready", "failed"]),
        ),
      )
      .returning({ stage: bilateralProposal.stage });
    if (!dropped) return false;
    await audit(tx, {
      actor,
      action: `bilateral_proposal.${dropped.stage}`,
      subjectKind: "bilateral_proposal",
      subjectId: id,
      at: now,
    });
    await tellOfPlans(tx);
    return true;
  });
}
