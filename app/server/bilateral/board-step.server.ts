import { inArray } from "drizzle-orm";

import {
  type BoardChange,
  type BoardRefusal,
  type Changed,
  sameBooking,
} from "#app/domain/bilateral/rearrange.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import type { StepChange } from "#db/schema/board-step.ts";

import type { Transaction } from "../platform/database.server.ts";
import { type Direction, keepStep, lockStep, nextSteps } from "../platform/steps.server.ts";
import type { ByHand } from "./in-one-go.server.ts";
import { meetingOf } from "./load-board.server.ts";
import { queueFor } from "./occupancy.server.ts";

/** What was changed, and the step by which its officer may undo it. */
export type Rearranged = { changed: readonly Changed[]; stepId: string };

const stepsOf = (accountId: string) => ({ board: "bilaterals", accountId }) as const;

/** Keeps what was done, as the step to undo next; what was undone before can no longer be done again. */
export async function recordStep(
  tx: Transaction,
  changed: readonly Changed[],
  { actor }: ByHand,
): Promise<Rearranged> {
  return { changed, stepId: await keepStep(tx, stepsOf(actor), changed.map(stepChange)) };
}

const stepChange = ({ requestId, before, after }: Changed): StepChange => ({
  requestId,
  before: before && booked(before),
  after: after && booked(after),
});

const booked = ({ roomId, start, minutes, pinned }: NonNullable<StepChange["after"]>) => ({
  ...{ roomId, start },
  ...{ minutes, pinned },
});

/** The step that an officer would go back or forward, and the changes of the board that do it. */
type Turn = { stepId: string; changes: readonly BoardChange[] };

/**
 * Finds the officer's next step in a direction, locked. Refuses when there is none, and when a meeting no longer stands
 * as the step left it: what somebody else did since is never overwritten.
 * @param stepId a step of theirs to take instead of the next
 */
export async function findTurn(
  tx: Transaction,
  direction: Direction,
  { actor }: ByHand,
  stepId?: string,
): Promise<Result<Turn, BoardRefusal>> {
  const step = await lockStep(tx, stepsOf(actor), direction, stepId);
  if (!step) return err({ kind: `nothing_to_${direction}`, requestId: null });

  const requestIds = step.changes.map(({ requestId }) => requestId);
  await queueFor(tx, requestIds, []);
  const rows = await tx.select().from(bilateral).where(inArray(bilateral.requestId, requestIds));
  const changes: BoardChange[] = [];
  for (const { requestId, before, after } of step.changes) {
    const row = rows.find((candidate) => candidate.requestId === requestId);
    const meeting = row ? meetingOf(row) : null;
    const [left, target] = direction === "undo" ? [after, before] : [before, after];
    if (!sameBooking(meeting, left)) {
      return err({ kind: "changed_meanwhile", requestId, meeting });
    }
    changes.push({ requestId, seen: meeting?.stamp ?? null, after: target });
  }
  return ok({ stepId: step.id, changes });
}

/** The requests of what an officer would undo and do again next. */
export async function nextTurns(actor: string) {
  const { undo, redo } = await nextSteps(stepsOf(actor));
  const requests = (changes: readonly StepChange[] | null) =>
    changes && changes.map(({ requestId }) => requestId);
  return { undo: requests(undo), redo: requests(redo) };
}
