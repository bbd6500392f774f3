import { inArray } from "drizzle-orm";

import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { type RequestProblem, requestProblems, type Wish } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { loadBoard } from "./load-board.server.ts";
import type { ByHand } from "./in-one-go.server.ts";

/** Asks other delegations to meet. Refuses with every rule of a request that is broken, and saves nothing then. */
export function requestMeeting(
  wish: Wish,
  { actor, now }: ByHand,
): Promise<Result<{ requestId: string }, readonly RequestProblem[]>> {
  return database().transaction(async (tx) => {
    // One at a time per delegation: two open tabs do not ask the same thing twice.
    const sides = [...new Set([wish.requesterId, ...wish.counterpartIds])];
    await tx
      .select({ id: delegation.id })
      .from(delegation)
      .where(inArray(delegation.id, sides))
      .orderBy(delegation.id)
      .for("no key update");
    const { board, requests } = await loadBoard(tx, now);
    const problems = requestProblems(wish, {
      days: board.days,
      delegations: await tx.select({ id: delegation.id, kind: delegation.kind }).from(delegation),
      open: requests.filter(({ status }) => status === "waiting" || status === "accepted"),
    });
    const level = MEETING_LEVELS.find((known) => known === wish.level);
    if (problems.length > 0 || !level) return err(problems);

    const { requesterId, counterpartIds, minutes, wishedDay, seats, booths, topic } = wish;
    const [request] = await tx
      .insert(bilateralRequest)
      .values({
        requesterId,
        level,
        minutes,
        wishedDay,
        seats,
        booths,
        topic: topic.trim(),
        createdBy: actor,
        createdAt: now,
      })
      .returning({ id: bilateralRequest.id });
    if (!request) throw new Error("The request was not written");
    await tx
      .insert(bilateralSide)
      .values(counterpartIds.map((delegationId) => ({ requestId: request.id, delegationId })));
    await audit(tx, {
      actor,
      action: "bilateral.requested",
      subjectKind: "bilateral_request",
      subjectId: request.id,
      at: now,
    });
    return ok({ requestId: request.id });
  });
}
