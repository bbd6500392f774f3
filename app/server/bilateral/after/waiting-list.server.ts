import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";

import {
  proposalsFor,
  type SlotProposal,
  type Vacancy,
} from "#app/domain/bilateral/waiting-list.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { meetingTurn } from "#db/schema/meeting.ts";

import { audit } from "../../platform/audit.server.ts";
import { type Database, database, type Transaction } from "../../platform/database.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { type BoardRequest, type LoadedBoard, loadBoard } from "../load-board.server.ts";

/**
 * Who is proposed for the slots that meetings left, as the board stands. It is offered to protocol and nothing is booked
 * by it; the first in line is who asked first.
 */
export async function waitingList(now: Date): Promise<{
  proposals: readonly SlotProposal<BoardRequest>[];
  loaded: LoadedBoard;
}> {
  const loaded = await loadBoard(database(), now);
  return { proposals: await proposalsOn(loaded, now), loaded };
}

/** The same for a board that was loaded already. */
export async function proposalsOn(
  { requests, rooms, board }: LoadedBoard,
  now: Date,
): Promise<SlotProposal<BoardRequest>[]> {
  const waiting = requests.filter(
    ({ status, meeting }) => status === "accepted" && meeting === null,
  );
  if (waiting.length === 0) return [];
  return proposalsFor(await openVacancies(database(), now), waiting, rooms, board);
}

/** Slots that a meeting left, not over yet, and not kept free by somebody's word. Whether they are free still, the board says. */
async function openVacancies(db: Database | Transaction, now: Date): Promise<Vacancy[]> {
  const rows = await db
    .select()
    .from(meetingTurn)
    .where(
      and(
        isNotNull(meetingTurn.wasRoomId),
        isNull(meetingTurn.keptFreeAt),
        gt(meetingTurn.wasEndsAt, now),
      ),
    )
    .orderBy(meetingTurn.id);
  return rows.flatMap(({ id, wasRoomId, wasStartsAt, wasEndsAt }) =>
    wasRoomId && wasStartsAt && wasEndsAt
      ? [
          {
            turnId: id,
            slot: { roomId: wasRoomId, from: wasStartsAt.getTime(), until: wasEndsAt.getTime() },
          },
        ]
      : [],
  );
}

/** Keeps a freed slot free: nobody is proposed for it any more. Refused (`unknown`) when it was said before. */
export function keepFree(turnId: number, { actor, now }: ByHand): Promise<Result<null, "unknown">> {
  return database().transaction(async (tx) => {
    const [kept] = await tx
      .update(meetingTurn)
      .set({ keptFreeBy: actor, keptFreeAt: now })
      .where(
        and(
          eq(meetingTurn.id, turnId),
          isNotNull(meetingTurn.wasRoomId),
          isNull(meetingTurn.keptFreeAt),
        ),
      )
      .returning({ requestId: meetingTurn.requestId });
    if (!kept) return err("unknown");
    await audit(tx, {
      actor,
      action: "bilateral.slot_kept_free",
      subjectKind: "bilateral_request",
      subjectId: kept.requestId,
      at: now,
    });
    return ok(null);
  });
}
