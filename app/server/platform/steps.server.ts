import { and, asc, desc, eq, lt, sql } from "drizzle-orm";

import { boardStep, type StepChanges } from "#db/schema/board-step.ts";

import { database, type Reader, type Transaction } from "./database.server.ts";

export type Direction = "undo" | "redo";

type Board = keyof StepChanges;
/** Whose steps, on which board. */
type Of<B extends Board> = { board: B; accountId: string };
type Step<B extends Board> = { id: string; changes: readonly StepChanges[B][] };

/** Steps that somebody can go back. */
const KEPT = 100;

/**
 * Keeps what was done, as the step to undo next; what was undone before can no longer be done again.
 * @returns the step's id
 */
export async function keepStep<B extends Board>(
  tx: Transaction,
  of: Of<B>,
  changes: readonly StepChanges[B][],
): Promise<string> {
  await tx.delete(boardStep).where(and(ofThem(of), eq(boardStep.undone, true)));
  const [step] = await tx
    .insert(boardStep)
    .values({ ...of, changes })
    .returning({ id: boardStep.id });
  if (!step) throw new Error("The step was not written");
  const [oldest] = await tx
    .select({ id: boardStep.id })
    .from(boardStep)
    .where(and(ofThem(of), eq(boardStep.undone, false)))
    .orderBy(desc(boardStep.id))
    .offset(KEPT - 1)
    .limit(1);
  if (oldest) await tx.delete(boardStep).where(and(ofThem(of), lt(boardStep.id, oldest.id)));
  return String(step.id);
}

/**
 * The next step in a direction, locked; undefined when there is none.
 * @param stepId a step of theirs to take instead of the next
 */
export async function lockStep<B extends Board>(
  tx: Transaction,
  of: Of<B>,
  direction: Direction,
  stepId?: string,
): Promise<Step<B> | undefined> {
  const named = stepId === undefined ? undefined : eq(boardStep.id, Number(stepId));
  const [step] = await next(tx, of, direction, named).for("update");
  return step && asStep(step);
}

/** Notes that a step was taken back, or done again. */
export async function markStep(tx: Transaction, stepId: string, undone: boolean): Promise<void> {
  await tx
    .update(boardStep)
    .set({ undone, at: sql`now()` })
    .where(eq(boardStep.id, Number(stepId)));
}

/** What they would undo and do again next; null where there is nothing. */
export async function nextSteps<B extends Board>(
  of: Of<B>,
): Promise<Record<Direction, Step<B>["changes"] | null>> {
  const changes = async (direction: Direction) => {
    const [step] = await next(database(), of, direction);
    return step ? asStep<B>(step).changes : null;
  };
  return { undo: await changes("undo"), redo: await changes("redo") };
}

const ofThem = ({ accountId, board }: Of<Board>) =>
  and(eq(boardStep.accountId, accountId), eq(boardStep.board, board));

const next = (db: Reader, of: Of<Board>, direction: Direction, named?: ReturnType<typeof eq>) =>
  db
    .select()
    .from(boardStep)
    .where(and(ofThem(of), eq(boardStep.undone, direction === "redo"), named))
    .orderBy(direction === "undo" ? desc(boardStep.id) : asc(boardStep.id))
    .limit(1);

/** A row's board, by which it was looked for, says what its changes are. */
const asStep = <B extends Board>({ id, changes }: typeof boardStep.$inferSelect): Step<B> => ({
  id: String(id),
  changes: changes as Step<B>["changes"],
});
