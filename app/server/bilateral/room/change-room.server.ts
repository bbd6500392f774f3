import { and, eq, isNotNull, sql } from "drizzle-orm";

import { roomSuits } from "#app/domain/bilateral/placement.ts";
import {
  type RoomChange,
  type RoomFields,
  type RoomProblem,
  readRoom,
} from "#app/domain/bilateral/room-fields.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateral, room } from "#db/schema/bilateral.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { audit } from "../../platform/audit.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { occupyForItems } from "../../summit/occupancy.server.ts";
import { type ByHand, inOneGo } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { occupy } from "../occupancy.server.ts";

/** Why a room was left as it was; `clash`: with these minutes two meetings in it would overlap. */
export type RoomRefusal =
  | { kind: "problems"; problems: readonly RoomProblem[] }
  | { kind: "unknown" | "changed_meanwhile" | "clash" };

/** A room as it was before a change, and the version that the change made: what undoes it, while nobody else saves it. */
export type RoomBefore = RoomChange & { version: number };

/**
 * Changes a room. What holds it is measured anew in the same transaction, so that longer set-up or turnover meets the
 * constraint at once.
 * @param version of the room as it was seen
 * @returns how many meetings in it it no longer suits: they stay, and are for protocol to move; and how it was before
 */
export async function changeRoom(
  roomId: string,
  version: number,
  fields: RoomFields,
  by: ByHand,
): Promise<Result<{ unfit: number; before: RoomBefore }, RoomRefusal>> {
  const { zones } = await summitDefinition();
  const read = readRoom(
    fields,
    zones.map(({ number }) => number),
  );
  if (!read.ok) return err({ kind: "problems", problems: read.error });
  let early: RoomRefusal | undefined;
  const done = await inOneGo<{ unfit: number; before: RoomBefore }>(async (tx) => {
    early = undefined;
    const [before] = await tx.select().from(room).where(eq(room.id, roomId)).for("no key update");
    if (before?.version !== version) {
      early = { kind: before ? "changed_meanwhile" : "unknown" };
      return err({ kind: "unknown", requestId: null });
    }
    await tx
      .update(room)
      .set({ ...read.value, version: sql`${room.version} + 1` })
      .where(eq(room.id, roomId));
    const unfit = await measureAnew(tx, roomId, by);
    await audit(tx, {
      actor: by.actor,
      action: "room.changed",
      subjectKind: "room",
      subjectId: roomId,
      fields: Object.keys(read.value),
      at: by.now,
    });
    const { seats, booths, zone, press, setupMinutes, turnoverMinutes, opens, closes } = before;
    const was = { seats, booths, zone, press, setupMinutes, turnoverMinutes, opens, closes };
    return ok({ unfit, before: { ...was, version: version + 1 } });
  });
  if (done.ok) return done;
  return err(early ?? { kind: "clash" });
}

async function measureAnew(
  tx: Parameters<typeof occupy>[0],
  roomId: string,
  { now }: ByHand,
): Promise<number> {
  const items = await tx
    .select({ id: programmeItem.id })
    .from(programmeItem)
    .where(and(eq(programmeItem.roomId, roomId), isNotNull(programmeItem.startsAt)));
  await occupyForItems(
    tx,
    items.map(({ id }) => id),
  );
  const { rooms, requests } = await loadBoard(tx, now);
  const changed = rooms.find(({ id }) => id === roomId);
  if (!changed) return 0;
  const booked = await tx.select().from(bilateral).where(eq(bilateral.roomId, roomId));
  let unfit = 0;
  for (const { id, requestId, startsAt } of booked) {
    const request = requests.find((each) => each.id === requestId);
    if (!request?.meeting) continue;
    const minutes = request.meeting.minutes;
    await occupy(tx, id, { ...request, minutes }, { room: changed, start: startsAt.getTime() });
    if (roomSuits(request, changed).length > 0) unfit += 1;
  }
  return unfit;
}
