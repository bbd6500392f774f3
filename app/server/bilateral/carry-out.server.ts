import { assertNever, err, ok, type Result } from "#app/domain/result.ts";

import type { BoardRefusal } from "./in-one-go.server.ts";
import { moveMeetings } from "./move-meetings.server.ts";
import { type ByHand, placeMeeting } from "./place-meeting.server.ts";
import { pinMeeting, removeMeeting } from "./remove-meeting.server.ts";

/** What a protocol officer orders on the board. `start` in ms; `stamp` as the meeting was seen. */
export type BoardOrder =
  | { intent: "place"; requestId: string; roomId: string; start: number }
  | { intent: "move"; requestId: string; stamp: string; roomId: string; start: number }
  | { intent: "remove" | "pin" | "unpin"; requestId: string; stamp: string };

/** What was done, where the meeting stands now, and the order that undoes it. */
export type Done = {
  deed: "placed" | "moved" | "removed" | "pinned" | "unpinned";
  requestId: string;
  place: { roomId: string; start: number } | null;
  undo: BoardOrder;
};

/** Carries out one order; a refusal leaves the board as it was. */
export async function carryOut(order: BoardOrder, by: ByHand): Promise<Result<Done, BoardRefusal>> {
  const { requestId } = order;
  switch (order.intent) {
    case "place": {
      const placed = await placeMeeting(order, by);
      if (!placed.ok) return placed;
      const { stamp, ...place } = placed.value;
      return ok({ deed: "placed", requestId, place, undo: { intent: "remove", requestId, stamp } });
    }
    case "move": {
      const result = await moveMeetings([order], by);
      if (!result.ok) return result;
      const [moved] = result.value;
      if (!moved) return err({ kind: "unknown" });
      const { roomId, start } = moved.before;
      const undo = { intent: "move", requestId, stamp: moved.after.stamp, roomId, start } as const;
      return ok({ deed: "moved", requestId, place: moved.after, undo });
    }
    case "remove": {
      const removed = await removeMeeting(order, by);
      if (!removed.ok) return removed;
      const { roomId, start } = removed.value;
      return ok({
        deed: "removed",
        requestId,
        place: null,
        undo: { intent: "place", requestId, roomId, start },
      });
    }
    case "pin":
    case "unpin": {
      const pinned = order.intent === "pin";
      const result = await pinMeeting({ ...order, pinned }, by);
      if (!result.ok) return result;
      const { stamp, ...place } = result.value;
      const undo = { intent: pinned ? "unpin" : "pin", requestId, stamp } as const;
      return ok({ deed: pinned ? "pinned" : "unpinned", requestId, place, undo });
    }
    default:
      return assertNever(order);
  }
}
