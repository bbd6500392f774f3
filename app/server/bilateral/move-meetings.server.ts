import { eq, sql } from "drizzle-orm";

import { withMeeting, without } from "#app/domain/bilateral/board.ts";
import { lasting } from "#app/domain/bilateral/interval.ts";
import { type Board, type Place, placementProblems } from "#app/domain/bilateral/placement.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";

import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { type BoardRefusal, inOneGo } from "./in-one-go.server.ts";
import {
  type BoardRequest,
  loadBoard,
  type LoadedBoard,
  type Meeting,
  meetingOf,
} from "./load-board.server.ts";
import { occupy, queueFor } from "./occupancy.server.ts";
import type { ByHand } from "./place-meeting.server.ts";

/** A meeting's new place; `stamp` is that of the place where it was seen. `start` in ms. */
export type Move = { requestId: string; stamp: string; roomId: string; start: number };
export type Moved = { requestId: string; before: Meeting; after: Meeting };

/**
 * Moves meetings, all or none, in one transaction: two may change places. A pinned meeting stays; one that somebody
 * else has moved or removed since is refused with where it is now.
 */
export function moveMeetings(
  moves: readonly Move[],
  by: ByHand,
): Promise<Result<readonly Moved[], BoardRefusal>> {
  return inOneGo(async (tx) => {
    const requestIds = moves.map(({ requestId }) => requestId);
    await queueFor(
      tx,
      requestIds,
      moves.map(({ roomId }) => roomId),
    );
    const loaded = await loadBoard(tx, by.now);
    const decided: Decided[] = [];
    let board = without(loaded.board, requestIds);
    for (const move of moves) {
      const decision = decideMove(move, loaded, board);
      if (!decision.ok) return decision;
      const { request, place } = decision.value;
      board = withMeeting(board, request, place);
      decided.push(decision.value);
    }
    const moved: Moved[] = [];
    for (const change of decided) moved.push(await writeMove(tx, change, by));
    return ok(moved);
  });
}

type Decided = { request: BoardRequest; before: Meeting; place: Place };

function decideMove(
  move: Move,
  { rooms, requests }: LoadedBoard,
  board: Board,
): Result<Decided, BoardRefusal> {
  const request = requests.find(({ id }) => id === move.requestId);
  const room = rooms.find(({ id }) => id === move.roomId);
  if (!request || !room) return err({ kind: "unknown" });
  const seen = unchangedSince(request, move.stamp);
  if (!seen.ok) return seen;
  if (seen.value.pinned) return err({ kind: "pinned" });
  const place = { room, start: move.start };
  const problems = placementProblems(request, place, board);
  if (problems.length > 0) return err({ kind: "problems", requestId: request.id, problems });
  return ok({ request, before: seen.value, place });
}

/** The meeting, if it still is as somebody saw it who shows this stamp. */
export function unchangedSince(
  { meeting }: BoardRequest,
  stamp: string,
): Result<Meeting, BoardRefusal> {
  return meeting?.stamp === stamp ? ok(meeting) : err({ kind: "changed_meanwhile", meeting });
}

async function writeMove(
  tx: Transaction,
  { request, before, place }: Decided,
  { actor, now }: ByHand,
): Promise<Moved> {
  const { from, until } = lasting(place.start, request.minutes);
  const [meeting] = await tx
    .update(bilateral)
    .set({
      roomId: place.room.id,
      startsAt: new Date(from),
      endsAt: new Date(until),
      version: sql`${bilateral.version} + 1`,
      bookedBy: actor,
    })
    .where(eq(bilateral.requestId, request.id))
    .returning();
  if (!meeting) throw new Error("The meeting vanished while its request was locked");
  await occupy(tx, meeting.id, request, place);
  await audit(tx, {
    actor,
    action: "bilateral.moved",
    subjectKind: "bilateral_request",
    subjectId: request.id,
    fields: ["roomId", "startsAt"],
    at: now,
  });
  return { requestId: request.id, before, after: meetingOf(meeting) };
}
