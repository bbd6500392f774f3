import { eq, sql } from "drizzle-orm";

import { lasting } from "#app/domain/bilateral/interval.ts";
import {
  type BoardChange,
  type BoardDeed,
  type BoardRefusal,
  type Changed,
  decideChanges,
  type DecidedChange,
} from "#app/domain/bilateral/rearrange.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";

import { auditAll } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { type Rearranged, recordStep } from "./board-step.server.ts";
import { type ByHand, inOneGo } from "./in-one-go.server.ts";
import { type BoardRequest, loadBoard, meetingOf } from "./load-board.server.ts";
import { occupy, queueFor } from "./occupancy.server.ts";

/**
 * Places, moves, resizes, pins and removes meetings, all or none, in one transaction, and keeps the step for undo.
 * Refuses with every hard rule that is broken, naming who holds the room or a principal.
 */
export const rearrange = (
  changes: readonly BoardChange[],
  by: ByHand,
): Promise<Result<Rearranged, BoardRefusal>> =>
  inOneGo(async (tx) => {
    const done = await rearrangeIn(tx, changes, by);
    return done.ok ? ok(await recordStep(tx, done.value, by)) : done;
  });

/**
 * The same within a transaction of the caller, which keeps its own step.
 * @param correlation what the audit entries of one decision share: the proposal that they came from
 */
export async function rearrangeIn(
  tx: Transaction,
  changes: readonly BoardChange[],
  by: ByHand,
  correlation?: string,
): Promise<Result<readonly Changed[], BoardRefusal>> {
  await queueFor(
    tx,
    changes.map(({ requestId }) => requestId),
    changes.flatMap(({ after }) => (after ? [after.roomId] : [])),
  );
  const decided = decideChanges(changes, await loadBoard(tx, by.now));
  if (!decided.ok) return decided;
  const changed: Changed[] = [];
  for (const change of decided.value) changed.push(await write(tx, change, by));
  await auditAll(
    tx,
    changed.map(({ requestId, deed }) => ({
      actor: by.actor,
      action: `bilateral.${deed}`,
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: FIELDS[deed],
      at: by.now,
      ...(correlation === undefined ? {} : { correlation }),
    })),
  );
  return ok(changed);
}

const FIELDS: Record<BoardDeed, string[]> = {
  placed: ["roomId", "startsAt"],
  moved: ["roomId", "startsAt"],
  resized: ["minutes", "endsAt"],
  removed: [],
  pinned: ["pinned"],
  unpinned: ["pinned"],
};

async function write(
  tx: Transaction,
  { request, before, after, place, deed }: DecidedChange<BoardRequest>,
  { actor }: ByHand,
): Promise<Changed> {
  const requestId = request.id;
  if (!after || !place) {
    // Its occupancies go with it (ON DELETE CASCADE).
    await tx.delete(bilateral).where(eq(bilateral.requestId, requestId));
    return { requestId, deed, before, after: null };
  }
  const { minutes, pinned } = after;
  if (minutes !== request.minutes) {
    await tx.update(bilateralRequest).set({ minutes }).where(eq(bilateralRequest.id, requestId));
  }
  const { from, until } = lasting(place.start, minutes);
  const booking = {
    ...{ roomId: place.room.id, pinned, bookedBy: actor },
    ...{ startsAt: new Date(from), endsAt: new Date(until) },
  };
  const [row] = await tx
    .insert(bilateral)
    .values({ requestId, ...booking })
    .onConflictDoUpdate({
      target: bilateral.requestId,
      set: { ...booking, version: sql`${bilateral.version} + 1` },
    })
    .returning();
  if (!row) throw new Error("The meeting was not written");
  await occupy(tx, row.id, { ...request, minutes }, place);
  return { requestId, deed, before, after: meetingOf(row) };
}
