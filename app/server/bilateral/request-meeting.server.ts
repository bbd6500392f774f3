import { inArray, max } from "drizzle-orm";

import {
  readWish,
  type RequestProblem,
  type Summit,
  type Wish,
} from "#app/domain/bilateral/request.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { loadBoard } from "./load-board.server.ts";
import { tellSides } from "./request/tell-sides.server.ts";
import type { ByHand } from "./in-one-go.server.ts";

/**
 * Asks other delegations to meet. Refuses with every rule of a request that is broken, and saves nothing then.
 * @param noteVerbale the note by which it came, where protocol enters it for the delegation
 */
export function requestMeeting(
  wish: Wish,
  { actor, now }: ByHand,
  noteVerbale = "",
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
    const read = readWish(wish, await judgedAgainst(tx, now));
    if (!read.ok) return read;
    const { requesterId, companions } = wish;
    const { level } = read.value;
    const [request] = await tx
      .insert(bilateralRequest)
      .values({ ...read.value, requesterId, createdBy: actor, createdAt: now })
      .returning({ id: bilateralRequest.id });
    if (!request) throw new Error("The request was not written");
    const positions = await nextPositions(tx, sides);
    await tx.insert(bilateralSide).values(
      sides.map((delegationId) => {
        const position = positions.get(delegationId) ?? 1;
        const side = { requestId: request.id, delegationId, level, companions, position };
        if (delegationId !== requesterId) return side;
        const said = { answer: "accepted", answeredAt: now } as const;
        return { ...side, ...said, language: wish.language, noteVerbale };
      }),
    );
    await audit(tx, {
      actor,
      action: noteVerbale ? "bilateral.entered" : "bilateral.requested",
      subjectKind: "bilateral_request",
      subjectId: request.id,
      at: now,
    });
    const to = wish.counterpartIds;
    await tellSides(tx, { kind: "asked", requestId: request.id, about: requesterId, to });
    return ok({ requestId: request.id });
  });
}

/**
 * What a wish is judged against: days, delegations, rooms, and what is open already.
 * @param except a request that is about to be changed
 */
export async function judgedAgainst(tx: Transaction, now: Date, except?: string): Promise<Summit> {
  const { board, rooms, requests } = await loadBoard(tx, now);
  return {
    days: board.days,
    delegations: await tx.select({ id: delegation.id, kind: delegation.kind }).from(delegation),
    rooms,
    open: requests.filter(
      ({ id, status }) => id !== except && (status === "waiting" || status === "accepted"),
    ),
  };
}

/** A new meeting comes last in each side's own order. The delegations are locked. */
async function nextPositions(
  tx: Transaction,
  delegationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: bilateralSide.delegationId, last: max(bilateralSide.position) })
    .from(bilateralSide)
    .where(inArray(bilateralSide.delegationId, [...delegationIds]))
    .groupBy(bilateralSide.delegationId);
  return new Map(rows.map(({ id, last }) => [id, (last ?? 0) + 1]));
}
