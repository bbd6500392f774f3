import { and, eq } from "drizzle-orm";

import type { Interval } from "#app/domain/bilateral/interval.ts";
import type { Answer, MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import {
  answerProblem,
  type AnswerProblem,
  areCompanions,
  statusFrom,
} from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";

import { database } from "../platform/database.server.ts";
import type { ByHand } from "./in-one-go.server.ts";
import { lockedRequest } from "./request/locked-request.server.ts";
import { changeRequest } from "./request/change-request.server.ts";
import { tellSides } from "./request/tell-sides.server.ts";

/** A delegation's word on a request. `unknown` also stands for a request that is another delegation's. */
export type AnswerRefusal =
  AnswerProblem | "unknown" | "windows_missing" | "companions_out_of_range";

/** `waiting` takes an answer back; `proposed` needs the hours at which the side could meet. */
export type AnswerOrder = {
  requestId: string;
  delegationId: string;
  answer: Answer;
  windows?: readonly Interval[];
  /** By whom it is represented, where not at the level asked for. */
  level?: MeetingLevel | undefined;
  companions?: number | undefined;
  remark?: string;
  /** The note verbale by which the answer came, where protocol enters it. */
  noteVerbale?: string;
};

/** One asked side accepts, proposes other hours or declines; the request's status follows from all answers. */
export function answerRequest(
  order: AnswerOrder,
  by: ByHand,
): Promise<Result<undefined, AnswerRefusal>> {
  const { requestId, delegationId, answer, windows = [], level, companions } = order;
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    if (!request?.answers.some((side) => side.delegationId === delegationId)) {
      return err("unknown");
    }
    const problem = answerProblem({ status: request.status, placed: request.meeting !== null });
    if (problem) return err(problem);
    if (answer === "proposed" && windows.length === 0) return err("windows_missing");
    if (companions !== undefined && !areCompanions(companions))
      return err("companions_out_of_range");

    await tx
      .update(bilateralSide)
      .set({
        answer,
        answeredAt: answer === "waiting" ? null : by.now,
        proposed: answer === "proposed" ? windows : [],
        remark: order.remark?.trim() ?? "",
        ...(level === undefined ? {} : { level }),
        ...(companions === undefined ? {} : { companions }),
        ...(order.noteVerbale ? { noteVerbale: order.noteVerbale } : {}),
      })
      .where(
        and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, delegationId)),
      );
    const answers = request.answers.map((side) =>
      side.delegationId === delegationId ? answer : side.answer,
    );
    const action = answer === "waiting" ? "answer_taken_back" : answer;
    const status = statusFrom(answers);
    await changeRequest(tx, requestId, { status }, { ...by, action, fields: ["answer", "status"] });
    if (answer !== "waiting")
      await tellSides(tx, {
        kind: answer,
        requestId,
        about: delegationId,
        to: request.sides.slice(0, 1),
      });
    return ok(undefined);
  });
}
