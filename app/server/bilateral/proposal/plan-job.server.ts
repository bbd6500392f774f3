import type { Task } from "graphile-worker";
import { and, eq, inArray } from "drizzle-orm";

import { type BoardProblem, problemFromBoard } from "#app/domain/bilateral/plan/from-board.ts";
import type { PlannedMeeting } from "#app/domain/bilateral/plan/problem.ts";
import {
  type ProposedChange,
  traced,
  type TracePoint,
} from "#app/domain/bilateral/plan/proposal.ts";
import { supposing } from "#app/domain/bilateral/plan/what-if.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";

import { realNow, summitNow } from "../../platform/clock.server.ts";
import { database } from "../../platform/database.server.ts";
import { type BoardRequest, loadBoard } from "../load-board.server.ts";
import { planApart } from "../plan/plan-apart.server.ts";
import type { PlanProgress } from "../plan/standing.ts";
import { tellOfPlans } from "./plan-news.server.ts";

const SAY_MS = 500;

/** The job `plan_meetings`: makes a draft of the board as it is now. It changes no meeting, so it may run twice. */
export const planMeetingsJob: Task = async (payload, helpers) => {
  const { proposalId } = payload as { proposalId: string };
  try {
    await makePlan(proposalId);
  } catch (error) {
    helpers.logger.error(`A plan failed: ${error instanceof Error ? error.message : "fault"}`);
    await say(proposalId, { stage: "failed" });
  }
};

async function makePlan(id: string): Promise<void> {
  const wanted = await say(id, { stage: "running" });
  if (!wanted) return;
  const loaded = await loadBoard(database(), await summitNow());
  const { board, rooms, requests } = supposing(wanted.whatIf, loaded);
  const task = problemFromBoard(board, rooms, requests);
  const stop = new AbortController();
  const begun = performance.now();
  let latest: { figures: PlanProgress; plan: () => readonly PlannedMeeting[] } | undefined;
  let trace: readonly TracePoint[] = [];
  const talk = setInterval(() => {
    const news = latest && {
      ...figuresOf(latest.figures),
      ...{ trace, changes: changesOf(task, loaded.requests, latest.plan()) },
    };
    latest = undefined;
    say(id, { ...news, elapsedSeconds: Math.round((performance.now() - begun) / 100) / 10 })
      .then((heard) => {
        const left = heard && heard.seconds > heard.elapsedSeconds;
        // Told to stop: its time was shortened to what had passed.
        if (!left) stop.abort();
      })
      .catch(() => stop.abort());
  }, SAY_MS);
  try {
    const { plan, failures, ...outcome } = await planApart(task.problem, {
      ...{ seconds: wanted.seconds, gap: 0, seed: 1, signal: stop.signal },
      onProgress: (figures, plan) => {
        trace = traced(trace, figures);
        latest = { figures, plan };
      },
    });
    if (failures.length === 2) throw new Error(failures.join("; "));
    const placed = new Set(plan.map(({ request }) => request));
    await say(id, {
      ...figuresOf(outcome),
      ...{ stage: "ready", trace: traced(trace, outcome) },
      changes: changesOf(task, loaded.requests, plan),
      unplaced: task.wishes.flatMap((wish, index) => (placed.has(index) ? [] : [wish.id])),
    });
  } finally {
    clearInterval(talk);
  }
}

function changesOf(
  { wishes, placeOf }: BoardProblem,
  requests: readonly BoardRequest[],
  plan: readonly PlannedMeeting[],
): ProposedChange[] {
  const after = new Map(plan.map((meeting) => [meeting.request, placeOf(meeting)]));
  return wishes.flatMap(({ id: requestId }, index): ProposedChange[] => {
    const meeting = requests.find(({ id }) => id === requestId)?.meeting ?? null;
    const before = meeting && { roomId: meeting.roomId, start: meeting.start };
    const next = after.get(index) ?? null;
    if (before?.roomId === next?.roomId && before?.start === next?.start) return [];
    return [{ requestId, stamp: meeting?.stamp ?? null, before, after: next }];
  });
}

const figuresOf = ({ weight, bound, placed, requests, seconds, proven }: PlanProgress) => ({
  ...{ weight, bound, placed, requests, proven },
  elapsedSeconds: seconds,
});

/** Says how far it is, and hears whether the plan is still wanted. */
async function say(id: string, figures: Partial<typeof bilateralProposal.$inferInsert>) {
  const [now] = await database()
    .update(bilateralProposal)
    .set({ ...figures, changedAt: realNow() })
    .where(
      and(eq(bilateralProposal.id, id), inArray(bilateralProposal.stage, ["waiting", "running"])),
    )
    .returning({
      seconds: bilateralProposal.seconds,
      elapsedSeconds: bilateralProposal.elapsedSeconds,
      whatIf: bilateralProposal.whatIf,
    });
  if (now) await tellOfPlans(database());
  return now;
}
