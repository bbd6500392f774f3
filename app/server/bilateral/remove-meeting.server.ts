import { eq } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral } from "#db/schema/bilateral.ts";

import { audit } from "../platform/audit.server.ts";
import { type BoardRefusal, inOneGo } from "./in-one-go.server.ts";
import { loadBoard, type Meeting } from "./load-board.server.ts";
import { staleness } from "./move-meetings.server.ts";
import { queueFor } from "./occupancy.server.ts";
import type { ByHand } from "./place-meeting.server.ts";

type Order = { requestId: string; version: number };

/** Takes a meeting off the board; its request waits for a place again. Answers where it stood, so that it can be put back. */
export function removeMeeting(
  { requestId, version }: Order,
  { actor, now }: ByHand,
): Promise<Result<Meeting, BoardRefusal>> {
  return inOneGo(async (tx) => {
    await queueFor(tx, [requestId], []);
    const { requests } = await loadBoard(tx, now);
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return err({ kind: "unknown" });
    const stale = staleness(request, version);
    if (stale || !request.meeting) return err(stale ?? { kind: "unknown" });

    // Its occupancies go with it (ON DELETE CASCADE).
    await tx.delete(bilateral).where(eq(bilateral.requestId, requestId));
    await audit(tx, {
      actor,
      action: "bilateral.removed",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      at: now,
    });
    return ok(request.meeting);
  });
}

/** Pins a meeting to its place, or frees it: a pinned one is neither moved nor removed, by hand or by a plan. */
export function pinMeeting(
  { requestId, version, pinned }: Order & { pinned: boolean },
  { actor, now }: ByHand,
): Promise<Result<undefined, BoardRefusal>> {
  return inOneGo(async (tx) => {
    await queueFor(tx, [requestId], []);
    const { requests } = await loadBoard(tx, now);
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return err({ kind: "unknown" });
    if (request.meeting?.version !== version) {
      return err({ kind: "changed_meanwhile", meeting: request.meeting });
    }
    await tx
      .update(bilateral)
      .set({ pinned, version: version + 1 })
      .where(eq(bilateral.requestId, requestId));
    await audit(tx, {
      actor,
      action: pinned ? "bilateral.pinned" : "bilateral.unpinned",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: ["pinned"],
      at: now,
    });
    return ok(undefined);
  });
}
