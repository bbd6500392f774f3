import { comparePlan } from "#app/domain/bilateral/plan/compare.ts";
import { kindOfChange } from "#app/domain/bilateral/plan/proposal.ts";
import { roomsToSpare } from "#app/domain/bilateral/plan/what-if.ts";

import { realNow } from "../../platform/clock.server.ts";
import type { BoardView } from "../board-view.server.ts";
import { openPlans } from "./list-plans.server.ts";

/** Runs and drafts as protocol compares them with the board as it stands, the newest first. */
export async function plansView({ rooms, requests }: Pick<BoardView, "rooms" | "requests">) {
  const plans = (await openPlans()).map((plan) => ({
    ...{ id: plan.id, stage: plan.stage, proven: plan.proven, whatIf: plan.whatIf },
    ...{ weight: plan.weight, bound: plan.bound, trace: plan.trace },
    ...{ placed: plan.placed, requests: plan.requests },
    ...{ seconds: plan.seconds, elapsedSeconds: plan.elapsedSeconds },
    /** Seconds since anything was heard of it. */
    quietSeconds: Math.round((realNow().getTime() - plan.changedAt.getTime()) / 1000),
    gap: plan.weight > 0 ? (plan.bound - plan.weight) / plan.weight : null,
    changes: plan.changes.map((change) => ({ ...change, kind: kindOfChange(change) })),
    comparison: comparePlan(requests, plan.changes),
  }));
  return { plans, spare: roomsToSpare(rooms, requests).map(({ id }) => id) };
}
export type PlansView = Awaited<ReturnType<typeof plansView>>;
