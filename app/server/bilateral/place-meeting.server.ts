import { placementProblems } from "#app/domain/bilateral/placement.ts";
import { lasting } from "#app/domain/bilateral/interval.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";

import { audit } from "../platform/audit.server.ts";
import { type BoardRefusal, inOneGo } from "./in-one-go.server.ts";
import { loadBoard, type Meeting, meetingOf } from "./load-board.server.ts";
import { occupy, queueFor } from "./occupancy.server.ts";

/** Who changes the board, and when (summit time). */
export type ByHand = { actor: string; now: Date };

/**
 * Gives an accepted request a room and an hour. Also undoes a removal.
 * Refuses with every hard rule that is broken, naming who holds the room or a principal; with `changed_meanwhile`
 * when the request already has a place.
 * @param order.start instant in ms
 */
export function placeMeeting(
  order: { requestId: string; roomId: string; start: number },
  { actor, now }: ByHand,
): Promise<Result<Meeting, BoardRefusal>> {
  return inOneGo(async (tx) => {
    await queueFor(tx, [order.requestId], [order.roomId]);
    const { board, rooms, requests } = await loadBoard(tx, now);
    const request = requests.find(({ id }) => id === order.requestId);
    const room = rooms.find(({ id }) => id === order.roomId);
    if (!request || !room) return err({ kind: "unknown" });
    if (request.meeting) return err({ kind: "changed_meanwhile", meeting: request.meeting });

    const place = { room, start: order.start };
    const problems = placementProblems(request, place, board);
    if (problems.length > 0) return err({ kind: "problems", requestId: request.id, problems });

    const { from, until } = lasting(order.start, request.minutes);
    const [meeting] = await tx
      .insert(bilateral)
      .values({
        requestId: request.id,
        roomId: room.id,
        startsAt: new Date(from),
        endsAt: new Date(until),
        bookedBy: actor,
      })
      .returning();
    if (!meeting) throw new Error("The meeting was not written");
    await occupy(tx, meeting.id, request, place);
    await audit(tx, {
      actor,
      action: "bilateral.placed",
      subjectKind: "bilateral_request",
      subjectId: request.id,
      fields: ["roomId", "startsAt"],
      at: now,
    });
    return ok(meetingOf(meeting));
  });
}
