import type { BoardRefusal } from "#app/domain/bilateral/rearrange.ts";
import { ok, type Result } from "#app/domain/result.ts";

import { type Direction, markStep } from "../platform/steps.server.ts";
import { findTurn, type Rearranged } from "./board-step.server.ts";
import { type ByHand, inOneGo } from "./in-one-go.server.ts";
import { rearrangeIn } from "./rearrange.server.ts";

/**
 * Undoes an officer's last step on the board, or does it again: by the rules of any other change, in one transaction.
 * @param stepId a step of theirs to take instead of the next
 */
export const turnBack = (
  direction: Direction,
  by: ByHand,
  stepId?: string,
): Promise<Result<Rearranged, BoardRefusal>> =>
  inOneGo(async (tx) => {
    const turn = await findTurn(tx, direction, by, stepId);
    if (!turn.ok) return turn;
    const done = await rearrangeIn(tx, turn.value.changes, by);
    if (!done.ok) return done;
    await markStep(tx, turn.value.stepId, direction === "undo");
    return ok({ changed: done.value, stepId: turn.value.stepId });
  });
