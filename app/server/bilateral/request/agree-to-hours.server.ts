import { and, eq } from "drizzle-orm";

import { answersAfterAgreeing, answerProblem, statusFrom } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";

import { database } from "../../platform/database.server.ts";
import type { AnswerRefusal } from "../answer-request.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { changeRequest } from "./change-request.server.ts";
import { lockedRequest } from "./locked-request.server.ts";
import { tellSides } from "./tell-sides.server.ts";

/**
 * The side that asked agrees to the hours that another proposed: they become the windows of the request, that side has
 * accepted, and sides that agreed to other hours are asked anew.
 */
export function agreeToHours(
  order: { requestId: string; delegationId: string; proposerId: string },
  by: ByHand,
): Promise<Result<undefined, AnswerRefusal>> {
  const { requestId, delegationId, proposerId } = order;
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    const proposal = request?.answers.find((side) => side.delegationId === proposerId);
    if (request?.sides[0] !== delegationId || proposal?.answer !== "proposed")
      return err("unknown");
    const problem = answerProblem({ status: request.status, placed: request.meeting !== null });
    if (problem) return err(problem);
    const after = answersAfterAgreeing(request.answers, proposerId);
    for (const [side, answer] of after)
      await tx
        .update(bilateralSide)
        .set({ answer, proposed: [] })
        .where(and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, side)));
    const change = { windows: proposal.proposed, status: statusFrom([...after.values()]) };
    const fields = ["windows", "answer", "status"];
    await changeRequest(tx, requestId, change, { ...by, action: "hours_agreed", fields });
    const to = request.sides.slice(1);
    await tellSides(tx, { kind: "hours_agreed", requestId, about: delegationId, to });
    return ok(undefined);
  });
}
