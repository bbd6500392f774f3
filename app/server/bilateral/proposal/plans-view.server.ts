import type { Language } from "#app/domain/language/languages.ts";
import { kindOfChange, type ProposedPlace } from "#app/domain/bilateral/plan/proposal.ts";
import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";

import { boardView } from "../board-view.server.ts";
import { openPlans } from "./list-plans.server.ts";

/** Runs and drafts as protocol reads them: each change with its sides, and its places in words. */
export async function plansView(now: Date, language: Language) {
  const { rooms, requests, delegations } = await boardView(now, null);
  const side = (id: string) => delegations[id]?.code ?? id.toUpperCase();
  const place = (at: ProposedPlace | null) => {
    if (!at) return "—";
    const start = new Date(at.start);
    const room = rooms.find(({ id }) => id === at.roomId)?.name[language] ?? at.roomId;
    return `${formatDay(astanaDay(start), language)}, ${astanaTime(start)}, ${room}`;
  };
  const meeting = (requestId: string) =>
    requests
      .find(({ id }) => id === requestId)
      ?.sides.map(side)
      .join(" – ") ?? "—";
  const plans = (await openPlans()).map(({ weight, bound, changes, ...plan }) => ({
    ...{ id: plan.id, stage: plan.stage, placed: plan.placed, requests: plan.requests },
    proven: plan.proven,
    gapPercent: weight > 0 ? Math.round(((bound - weight) / weight) * 10_000) / 100 : null,
    changes: changes.map((change) => ({
      requestId: change.requestId,
      meeting: meeting(change.requestId),
      kind: kindOfChange(change),
      before: place(change.before),
      after: place(change.after),
    })),
  }));
  return { plans, meeting };
}
export type PlanShown = Awaited<ReturnType<typeof plansView>>["plans"][number];
