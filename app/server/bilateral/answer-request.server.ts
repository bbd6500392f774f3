import { and, eq } from "drizzle-orm";

import type { Answer } from "#app/domain/bilateral/kinds.ts";
import { answerProblem, type AnswerProblem, statusFrom } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { type BoardRequest, loadBoard } from "./load-board.server.ts";
import { queueFor } from "./occupancy.server.ts";
import type { ByHand } from "./in-one-go.server.ts";

/** A delegation's word on a request. `unknown` also stands for a request that is another delegation's. */
export type AnswerRefusal = AnswerProblem | "unknown";

/** One asked side accepts or declines; the request's status follows from all answers. */
export function answerRequest(
  order: { requestId: string; delegationId: string; answer: Exclude<Answer, "waiting"> },
  { actor, now }: ByHand,
): Promise<Result<undefined, AnswerRefusal>> {
  const { requestId, delegationId, answer } = order;
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, now);
    if (!request?.answers.some((side) => side.delegationId === delegationId)) {
      return err("unknown");
    }
    const problem = answerProblem({ status: request.status, placed: request.meeting !== null });
    if (problem) return err(problem);

    await tx
      .update(bilateralSide)
      .set({ answer, answeredAt: now })
      .where(
        and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, delegationId)),
      );
    const answers = request.answers.map((side) =>
      side.delegationId === delegationId ? answer : side.answer,
    );
    await tx
      .update(bilateralRequest)
      .set({ status: statusFrom(answers) })
      .where(eq(bilateralRequest.id, requestId));
    await audit(tx, {
      actor,
      action: `bilateral.${answer}`,
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: ["answer", "status"],
      at: now,
    });
    return ok(undefined);
  });
}

/** The delegation that asked takes its request back, as long as it has no room. */
export function withdrawRequest(
  order: { requestId: string; delegationId: string },
  { actor, now }: ByHand,
): Promise<Result<undefined, AnswerRefusal>> {
  const { requestId, delegationId } = order;
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, now);
    if (request?.sides[0] !== delegationId) return err("unknown");
    const problem = answerProblem({ status: request.status, placed: request.meeting !== null });
    if (problem) return err(problem);
    await tx
      .update(bilateralRequest)
      .set({ status: "withdrawn" })
      .where(eq(bilateralRequest.id, requestId));
    await audit(tx, {
      actor,
      action: "bilateral.withdrawn",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: ["status"],
      at: now,
    });
    return ok(undefined);
  });
}

async function lockedRequest(
  tx: Transaction,
  requestId: string,
  now: Date,
): Promise<BoardRequest | undefined> {
  await queueFor(tx, [requestId], []);
  const { requests } = await loadBoard(tx, now);
  return requests.find(({ id }) => id === requestId);
}
