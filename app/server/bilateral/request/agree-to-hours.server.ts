import { and, eq } from "drizzle-orm";

import type { Interval } from "#app/domain/bilateral/interval.ts";
import type { Answer } from "#app/domain/bilateral/kinds.ts";
import { answersAfterAgreeing, answerProblem, statusFrom } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";

import { database, type Transaction } from "../../platform/database.server.ts";
import type { AnswerRefusal } from "../answer-request.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { changeRequest } from "./change-request.server.ts";
import { lockedRequest } from "./locked-request.server.ts";
import { tellSides } from "./tell-sides.server.ts";

const FIELDS = ["windows", "preferred", "answer", "status"];

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
      await setAnswer(tx, requestId, { delegationId: side, answer, proposed: [] });
    const { version, windows, preferred, answers } = request;
    const change = {
      windows: proposal.proposed,
      // Liked best were hours of the windows before.
      preferred: [],
      status: statusFrom([...after.values()]),
      beforeAgreement: {
        ...{ version: version + 1, windows, preferred },
        answers: answers.map(({ delegationId: side, answer, proposed }) => ({
          ...{ delegationId: side, answer, proposed },
        })),
      },
    };
    await changeRequest(tx, requestId, change, { ...by, action: "hours_agreed", fields: FIELDS });
    const to = request.sides.slice(1);
    await tellSides(tx, { kind: "hours_agreed", requestId, about: delegationId, to });
    return ok(undefined);
  });
}

/**
 * The side that agreed takes it back: hours and answers stand as before. `changed_meanwhile` once anything else has happened
 * to the request, an answer among it.
 */
export function takeBackAgreement(
  { requestId, delegationId }: { requestId: string; delegationId: string },
  by: ByHand,
): Promise<Result<undefined, AnswerRefusal | "changed_meanwhile">> {
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    if (request?.sides[0] !== delegationId) return err("unknown");
    const { beforeAgreement: before, status, meeting, version, sides } = request;
    const problem = answerProblem({ status, placed: meeting !== null });
    if (problem) return err(problem);
    if (before?.version !== version) return err("changed_meanwhile");
    const { windows, preferred, answers } = before;
    for (const side of answers) await setAnswer(tx, requestId, side);
    const change = {
      ...{ windows, preferred, beforeAgreement: null },
      status: statusFrom(answers.map(({ answer }) => answer)),
    };
    const said = { ...by, action: "agreement_taken_back", fields: FIELDS };
    await changeRequest(tx, requestId, change, said);
    const to = sides.slice(1);
    await tellSides(tx, { kind: "agreement_taken_back", requestId, about: delegationId, to });
    return ok(undefined);
  });
}

const setAnswer = (
  tx: Transaction,
  requestId: string,
  side: { delegationId: string; answer: Answer; proposed: readonly Interval[] },
) =>
  tx
    .update(bilateralSide)
    .set({ answer: side.answer, proposed: side.proposed })
    .where(
      and(
        eq(bilateralSide.requestId, requestId),
        eq(bilateralSide.delegationId, side.delegationId),
      ),
    );
