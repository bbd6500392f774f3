import { eq, sql } from "drizzle-orm";

import { withMeeting, without } from "#app/domain/bilateral/board.ts";
import { lasting } from "#app/domain/bilateral/interval.ts";
import type { ProposedChange } from "#app/domain/bilateral/plan/proposal.ts";
import { type Place, placementProblems } from "#app/domain/bilateral/placement.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import { bilateralProposal } from "#db/schema/proposal.ts";

import { auditAll } from "../../platform/audit.server.ts";
import { realNow } from "../../platform/clock.server.ts";
import type { Transaction } from "../../platform/database.server.ts";
import { type BoardRefusal, inOneGo } from "../in-one-go.server.ts";
import { type BoardRequest, loadBoard, type LoadedBoard } from "../load-board.server.ts";
import { occupy, queueFor } from "../occupancy.server.ts";
import type { ByHand } from "../place-meeting.server.ts";

/** Why nothing of a proposal was carried out; `requestId` names the change that stood in the way. */
export type AcceptRefusal =
  | { kind: "board"; requestId: string | null; refusal: BoardRefusal }
  | { kind: "not_ready" | "nothing_chosen" };

type Decided = { request: BoardRequest; change: ProposedChange; place: Place | null };

/**
 * Carries out a proposal, whole or the chosen changes of it: all in one transaction, or none. Each change is judged by
 * the rules of a booking by hand against the board as it is now, and meets the same exclusion constraints.
 * @param chosen ids of requests; undefined for all
 * @returns how many meetings changed
 */
export async function acceptPlan(
  proposalId: string,
  chosen: readonly string[] | undefined,
  by: ByHand,
): Promise<Result<number, AcceptRefusal>> {
  let early: AcceptRefusal | undefined;
  let blamed: string | null = null;
  const result = await inOneGo<number>(async (tx) => {
    [early, blamed] = [undefined, null];
    const proposal = await lockReady(tx, proposalId);
    if (!proposal) {
      early = { kind: "not_ready" };
      return err({ kind: "unknown" });
    }
    const wanted = proposal.changes.filter(({ requestId }) => chosen?.includes(requestId) ?? true);
    if (wanted.length === 0) {
      early = { kind: "nothing_chosen" };
      return err({ kind: "unknown" });
    }
    const ids = wanted.map(({ requestId }) => requestId);
    await queueFor(
      tx,
      ids,
      wanted.flatMap(({ after }) => (after ? [after.roomId] : [])),
    );
    const decided = decideAll(wanted, await loadBoard(tx, by.now), (id) => (blamed = id));
    if (!decided.ok) return decided;
    for (const each of decided.value) await write(tx, each, by);
    await trail(tx, decided.value, by, proposalId);
    const left = proposal.changes.filter(({ requestId }) => !ids.includes(requestId));
    await tx
      .update(bilateralProposal)
      .set({ changes: left, stage: left.length > 0 ? "ready" : "accepted", changedAt: realNow() })
      .where(eq(bilateralProposal.id, proposalId));
    return ok(ids.length);
  });
  if (result.ok) return result;
  return err(early ?? { kind: "board", requestId: blamed, refusal: result.error });
}

async function lockReady(tx: Transaction, id: string) {
  const [proposal] = await tx
    .select()
    .from(bilateralProposal)
    .where(eq(bilateralProposal.id, id))
    .for("update");
  return proposal?.stage === "ready" ? proposal : undefined;
}

function decideAll(
  changes: readonly ProposedChange[],
  { board: today, rooms, requests }: LoadedBoard,
  blame: (requestId: string) => void,
): Result<Decided[], BoardRefusal> {
  const decided: Decided[] = [];
  let board = without(
    today,
    changes.map(({ requestId }) => requestId),
  );
  for (const change of changes) {
    blame(change.requestId);
    const request = requests.find(({ id }) => id === change.requestId);
    if (!request) return err({ kind: "unknown" });
    const { meeting } = request;
    if ((meeting?.stamp ?? null) !== change.stamp)
      return err({ kind: "changed_meanwhile", meeting });
    if (meeting?.pinned) return err({ kind: "pinned" });
    const { after } = change;
    if (!after) {
      decided.push({ request, change, place: null });
      continue;
    }
    const room = rooms.find(({ id }) => id === after.roomId);
    if (!room) return err({ kind: "unknown" });
    const place = { room, start: after.start };
    const problems = placementProblems(request, place, board);
    if (problems.length > 0) return err({ kind: "problems", requestId: request.id, problems });
    board = withMeeting(board, request, place);
    decided.push({ request, change, place });
  }
  return ok(decided);
}

async function write(tx: Transaction, { request, place }: Decided, { actor }: ByHand) {
  if (!place) {
    // Its occupancies go with it (ON DELETE CASCADE).
    await tx.delete(bilateral).where(eq(bilateral.requestId, request.id));
    return;
  }
  const { from, until } = lasting(place.start, request.minutes);
  const where = {
    roomId: place.room.id,
    startsAt: new Date(from),
    endsAt: new Date(until),
    bookedBy: actor,
  };
  const [meeting] = await tx
    .insert(bilateral)
    .values({ requestId: request.id, ...where })
    .onConflictDoUpdate({
      target: bilateral.requestId,
      set: { ...where, version: sql`${bilateral.version} + 1` },
    })
    .returning({ id: bilateral.id });
  if (!meeting) throw new Error("The meeting was not written");
  await occupy(tx, meeting.id, request, place);
}

const trail = (tx: Transaction, decided: readonly Decided[], by: ByHand, correlation: string) =>
  auditAll(
    tx,
    decided.map(({ request, change, place }) => ({
      actor: by.actor,
      action: `bilateral.${place ? (change.before ? "moved" : "placed") : "removed"}`,
      subjectKind: "bilateral_request",
      subjectId: request.id,
      fields: place ? ["roomId", "startsAt"] : [],
      at: by.now,
      correlation,
    })),
  );
