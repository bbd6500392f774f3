import { and, eq } from "drizzle-orm";

import {
  changeProblem,
  type ChangeProblem,
  readWish,
  type RequestProblem,
  type Wish,
} from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";

import { database } from "../../platform/database.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { judgedAgainst } from "../request-meeting.server.ts";
import { changeRequest } from "./change-request.server.ts";
import { lockedRequest } from "./locked-request.server.ts";
import { tellSides } from "./tell-sides.server.ts";

/** Why a request stands as it was sent; `problems` are rules that the new wish breaks. */
type EditRefusal =
  | { kind: ChangeProblem | "unknown" | "changed_meanwhile" }
  | { kind: "problems"; problems: readonly RequestProblem[] };

/** What the side that asked would have instead; whom it asks stays. `version` is the one that was seen. */
type Edit = {
  requestId: string;
  delegationId: string;
  version: number;
  wish: Omit<Wish, "requesterId" | "counterpartIds">;
};

/** The side that asked changes its request as long as nobody has answered it; the sides asked are told. */
export function editRequest(
  { requestId, delegationId, version, wish }: Edit,
  by: ByHand,
): Promise<Result<undefined, EditRefusal>> {
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    if (request?.sides[0] !== delegationId) return err({ kind: "unknown" });
    const { status, answers, meeting, sides } = request;
    const problem = changeProblem({ status, answers, placed: meeting !== null });
    if (problem) return err({ kind: problem });
    if (request.version !== version) return err({ kind: "changed_meanwhile" });
    const counterpartIds = sides.slice(1);
    const whole: Wish = { ...wish, requesterId: delegationId, counterpartIds };
    const read = readWish(whole, await judgedAgainst(tx, by.now, requestId));
    if (!read.ok) return err({ kind: "problems", problems: read.error });
    const { level } = read.value;
    const { companions, language } = wish;
    // Nobody has said yet how it comes: all are taken to come as the one that asks does.
    await tx
      .update(bilateralSide)
      .set({ level, companions })
      .where(eq(bilateralSide.requestId, requestId));
    await tx
      .update(bilateralSide)
      .set({ language })
      .where(
        and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, delegationId)),
      );
    const fields = [...Object.keys(read.value), "companions", "language"];
    await changeRequest(tx, requestId, read.value, { ...by, action: "changed", fields });
    const to = counterpartIds;
    await tellSides(tx, { kind: "changed", requestId, about: delegationId, to });
    return ok(undefined);
  });
}
