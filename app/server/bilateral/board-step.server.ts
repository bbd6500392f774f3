import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";

import {
  type BoardChange,
  type BoardRefusal,
  type Changed,
  sameBooking,
} from "#app/domain/bilateral/rearrange.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import { boardStep, type StepChange } from "#db/schema/board-step.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import type { ByHand } from "./in-one-go.server.ts";
import { meetingOf } from "./load-board.server.ts";
import { queueFor } from "./occupancy.server.ts";

/** What was changed, and the step by which its officer may undo it. */
export type Rearranged = { changed: readonly Changed[]; stepId: string };

/** Steps that an officer can go back. */
const KEPT = 100;

/** Keeps what was done, as the step to undo next; what was undone before can no longer be done again. */
export async function recordStep(
  tx: Transaction,
  changed: readonly Changed[],
  { actor }: ByHand,
): Promise<Rearranged> {
  await tx.delete(boardStep).where(and(eq(boardStep.accountId, actor), eq(boardStep.undone, true)));
  const [step] = await tx
    .insert(boardStep)
    .values({ accountId: actor, changes: changed.map(stepChange) })
    .returning({ id: boardStep.id });
  if (!step) throw new Error("The step was not written");
  const [oldest] = await tx
    .select({ id: boardStep.id })
    .from(boardStep)
    .where(and(eq(boardStep.accountId, actor), eq(boardStep.undone, false)))
    .orderBy(desc(boardStep.id))
    .offset(KEPT - 1)
    .limit(1);
  if (oldest) {
    await tx
      .delete(boardStep)
      .where(and(eq(boardStep.accountId, actor), lt(boardStep.id, oldest.id)));
  }
  return { changed, stepId: String(step.id) };
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

export type Direction = "undo" | "redo";
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
  const back = direction === "undo";
  const [step] = await tx
    .select()
    .from(boardStep)
    .where(
      and(
        ...[eq(boardStep.accountId, actor), eq(boardStep.undone, !back)],
        ...(stepId === undefined ? [] : [eq(boardStep.id, Number(stepId))]),
      ),
    )
    .orderBy(back ? desc(boardStep.id) : asc(boardStep.id))
    .limit(1)
    .for("update");
  if (!step) return err({ kind: `nothing_to_${direction}`, requestId: null });

  const requestIds = step.changes.map(({ requestId }) => requestId);
  await queueFor(tx, requestIds, []);
  const rows = await tx.select().from(bilateral).where(inArray(bilateral.requestId, requestIds));
  const changes: BoardChange[] = [];
  for (const { requestId, before, after } of step.changes) {
    const row = rows.find((candidate) => candidate.requestId === requestId);
    const meeting = row ? meetingOf(row) : null;
    const [left, target] = back ? [after, before] : [before, after];
    if (!sameBooking(meeting, left)) {
      return err({ kind: "changed_meanwhile", requestId, meeting });
    }
    changes.push({ requestId, seen: meeting?.stamp ?? null, after: target });
  }
  return ok({ stepId: String(step.id), changes });
}

/** Notes that a step was taken back, or done again. */
export async function markStep(tx: Transaction, stepId: string, undone: boolean): Promise<void> {
  await tx
    .update(boardStep)
    .set({ undone, at: sql`now()` })
    .where(eq(boardStep.id, Number(stepId)));
}

/** What an officer would undo and do again next. */
export async function nextSteps(actor: string) {
  const next = async (undone: boolean) => {
    const [step] = await database()
      .select({ changes: boardStep.changes })
      .from(boardStep)
      .where(and(eq(boardStep.accountId, actor), eq(boardStep.undone, undone)))
      .orderBy(undone ? asc(boardStep.id) : desc(boardStep.id))
      .limit(1);
    return step ? step.changes.map(({ requestId }) => requestId) : null;
  };
  return { undo: await next(false), redo: await next(true) };
}
