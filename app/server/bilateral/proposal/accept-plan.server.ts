import { eq } from "drizzle-orm";

import type { ProposedChange } from "#app/domain/bilateral/plan/proposal.ts";
import type { BoardChange, BoardRefusal } from "#app/domain/bilateral/rearrange.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralRequest } from "#db/schema/bilateral.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";

import { realNow } from "../../platform/clock.server.ts";
import type { Transaction } from "../../platform/database.server.ts";
import { recordStep } from "../board-step.server.ts";
import { type ByHand, inOneGo } from "../in-one-go.server.ts";
import { rearrangeIn } from "../rearrange.server.ts";

/** Why nothing of a proposal was carried out. */
export type AcceptRefusal =
  { kind: "board"; refusal: BoardRefusal } | { kind: "not_ready" | "nothing_chosen" };

/**
 * Carries out a proposal, whole or the chosen changes of it: all in one transaction, or none. Each change is judged by
 * the rules of a booking by hand against the board as it is now, and meets the same exclusion constraints; its officer
 * can undo it in one step.
 * @param chosen ids of requests; undefined for all
 * @returns how many meetings changed
 */
export async function acceptPlan(
  proposalId: string,
  chosen: readonly string[] | undefined,
  by: ByHand,
): Promise<Result<number, AcceptRefusal>> {
  let early: AcceptRefusal | undefined;
  const result = await inOneGo<number>(async (tx) => {
    early = undefined;
    const proposal = await lockReady(tx, proposalId);
    const wanted =
      proposal?.changes.filter(({ requestId }) => chosen?.includes(requestId) ?? true) ?? [];
    if (!proposal || wanted.length === 0) {
      early = { kind: proposal ? "nothing_chosen" : "not_ready" };
      return err({ kind: "unknown", requestId: null });
    }
    const done = await rearrangeIn(tx, await boardChanges(tx, wanted), by, proposalId);
    if (!done.ok) return done;
    await recordStep(tx, done.value, by);
    const left = proposal.changes.filter((change) => !wanted.includes(change));
    await tx
      .update(bilateralProposal)
      .set({ changes: left, stage: left.length > 0 ? "ready" : "accepted", changedAt: realNow() })
      .where(eq(bilateralProposal.id, proposalId));
    return ok(wanted.length);
  });
  if (result.ok) return result;
  return err(early ?? { kind: "board", refusal: result.error });
}

async function lockReady(tx: Transaction, id: string) {
  const [proposal] = await tx
    .select()
    .from(bilateralProposal)
    .where(eq(bilateralProposal.id, id))
    .for("update");
  return proposal?.stage === "ready" ? proposal : undefined;
}

async function boardChanges(
  tx: Transaction,
  wanted: readonly ProposedChange[],
): Promise<BoardChange[]> {
  const rows = await tx
    .select({ id: bilateralRequest.id, minutes: bilateralRequest.minutes })
    .from(bilateralRequest);
  const minutesOf = new Map(rows.map(({ id, minutes }) => [id, minutes]));
  return wanted.map(({ requestId, stamp: seen, after }) => ({
    ...{ requestId, seen },
    after: after && { ...after, minutes: minutesOf.get(requestId) ?? 0, pinned: false },
  }));
}
