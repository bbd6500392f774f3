import { answerProblem, isOpen, statusFrom } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { database } from "../../platform/database.server.ts";
import type { AnswerRefusal } from "../answer-request.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { changeRequest } from "./change-request.server.ts";
import { lockedRequest } from "./locked-request.server.ts";
import { tellSides } from "./tell-sides.server.ts";

type Order = { requestId: string; delegationId: string };

/** The delegation that asked takes its request back, as long as it has no room. */
export function withdrawRequest(
  { requestId, delegationId }: Order,
  by: ByHand,
): Promise<Result<undefined, AnswerRefusal>> {
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    if (request?.sides[0] !== delegationId) return err("unknown");
    const problem = answerProblem({ status: request.status, placed: request.meeting !== null });
    if (problem) return err(problem);
    const said = { ...by, action: "withdrawn", fields: ["status"] };
    await changeRequest(tx, requestId, { status: "withdrawn" }, said);
    const to = request.sides.slice(1);
    await tellSides(tx, { kind: "withdrawn", requestId, about: delegationId, to });
    return ok(undefined);
  });
}

/** Undoes a withdrawal: the answers stand as they were given. `asked_already` when the same was asked anew since. */
export function restoreRequest(
  { requestId, delegationId }: Order,
  by: ByHand,
): Promise<Result<undefined, "unknown" | "asked_already">> {
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    if (request?.sides[0] !== delegationId || request.status !== "withdrawn") return err("unknown");
    const { requests } = await loadBoard(tx, by.now);
    const open = requests.filter(({ status }) => status === "waiting" || status === "accepted");
    if (isOpen(request, open)) return err("asked_already");
    const status = statusFrom(request.answers.map(({ answer }) => answer));
    await changeRequest(
      tx,
      requestId,
      { status },
      { ...by, action: "restored", fields: ["status"] },
    );
    const to = request.sides.slice(1);
    await tellSides(tx, { kind: "asked", requestId, about: delegationId, to });
    return ok(undefined);
  });
}
