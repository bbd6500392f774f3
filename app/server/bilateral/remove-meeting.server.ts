import { eq, sql } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";

import { audit } from "../platform/audit.server.ts";
import { type BoardRefusal, inOneGo } from "./in-one-go.server.ts";
import { loadBoard, type Meeting, meetingOf } from "./load-board.server.ts";
import { unchangedSince } from "./move-meetings.server.ts";
import { queueFor } from "./occupancy.server.ts";
import type { ByHand } from "./place-meeting.server.ts";

/** `stamp` is that of the meeting as it was seen. */
type Order = { requestId: string; stamp: string };

/** Takes a meeting off the board; its request waits for a place again. Answers where it stood, so that it can be put back. */
export function removeMeeting(
  { requestId, stamp }: Order,
  { actor, now }: ByHand,
): Promise<Result<Meeting, BoardRefusal>> {
  return inOneGo(async (tx) => {
    await queueFor(tx, [requestId], []);
    const { requests } = await loadBoard(tx, now);
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return err({ kind: "unknown" });
    const seen = unchangedSince(request, stamp);
    if (!seen.ok) return seen;
    if (seen.value.pinned) return err({ kind: "pinned" });

    // Its occupancies go with it (ON DELETE CASCADE).
    await tx.delete(bilateral).where(eq(bilateral.requestId, requestId));
    await audit(tx, {
      actor,
      action: "bilateral.removed",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      at: now,
    });
    return seen;
  });
}

/** Pins a meeting to its place, or frees it: a pinned one is neither moved nor removed, by hand or by a plan. */
export function pinMeeting(
  { requestId, stamp, pinned }: Order & { pinned: boolean },
  { actor, now }: ByHand,
): Promise<Result<Meeting, BoardRefusal>> {
  return inOneGo(async (tx) => {
    await queueFor(tx, [requestId], []);
    const { requests } = await loadBoard(tx, now);
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return err({ kind: "unknown" });
    const seen = unchangedSince(request, stamp);
    if (!seen.ok) return seen;
    const [row] = await tx
      .update(bilateral)
      .set({ pinned, version: sql`${bilateral.version} + 1` })
      .where(eq(bilateral.requestId, requestId))
      .returning();
    if (!row) throw new Error("The meeting vanished while its request was locked");
    await audit(tx, {
      actor,
      action: pinned ? "bilateral.pinned" : "bilateral.unpinned",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: ["pinned"],
      at: now,
    });
    return ok(meetingOf(row));
  });
}
