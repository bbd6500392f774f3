import { eq } from "drizzle-orm";

import type { Holder } from "#app/domain/bilateral/availability.ts";
import { type Interval, overlaps } from "#app/domain/bilateral/interval.ts";
import type { BlockKind } from "#app/domain/bilateral/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { room, roomBlock, roomOccupancy } from "#db/schema/bilateral.ts";

import { audit } from "../../platform/audit.server.ts";
import { database } from "../../platform/database.server.ts";
import { type ByHand, inOneGo } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { rangeOf } from "../occupancy.server.ts";

/** A block as protocol reads it; instants in ms. */
export type ShownBlock = {
  id: string;
  kind: BlockKind;
  title: string;
  during: Interval;
};
/** Who has the room at that time already; null when the database refused and it had vanished when we looked. */
export type BlockRefusal =
  { kind: "unknown" } | { kind: "taken"; by: Holder | null; during: Interval };

/** Takes a room away from meetings for a time: it is closed, or held for an official meeting. */
export async function blockRoom(
  block: { roomId: string; kind: BlockKind; title: string; during: Interval },
  { actor, now }: ByHand,
): Promise<Result<string, BlockRefusal>> {
  const { roomId, kind, title, during } = block;
  let early: BlockRefusal | undefined;
  const done = await inOneGo<string>(async (tx) => {
    early = undefined;
    const refuse = (refusal: BlockRefusal) => {
      early = refusal;
      return err({ kind: "unknown" as const, requestId: null });
    };
    const [known] = await tx.select().from(room).where(eq(room.id, roomId)).for("no key update");
    if (!known) return refuse({ kind: "unknown" });
    const { board } = await loadBoard(tx, now);
    const taken = board.roomHolds.find(
      (hold) => hold.roomId === roomId && overlaps(hold.during, during),
    );
    if (taken) return refuse({ kind: "taken", by: taken.by, during: taken.during });
    const range = rangeOf(during);
    const [written] = await tx
      .insert(roomBlock)
      .values({
        roomId,
        kind,
        title: title.trim(),
        during: range,
        createdBy: actor,
        createdAt: now,
      })
      .returning({ id: roomBlock.id });
    if (!written) throw new Error("The block was not written");
    await tx.insert(roomOccupancy).values({ roomId, during: range, blockId: written.id });
    await audit(tx, {
      actor,
      action: "room.blocked",
      subjectKind: "room",
      subjectId: roomId,
      fields: ["during", "kind", "title"],
      at: now,
    });
    return ok(written.id);
  });
  return done.ok ? done : err(early ?? { kind: "taken", by: null, during });
}

/** Gives the time of a block back. @returns what it was, so that it can be put back; undefined when it is gone */
export function freeRoom(
  blockId: string,
  { actor, now }: ByHand,
): Promise<(ShownBlock & { roomId: string }) | undefined> {
  return database().transaction(async (tx) => {
    const { board } = await loadBoard(tx, now);
    const hold = board.roomHolds.find(({ by }) => by.kind === "block" && by.blockId === blockId);
    // Its occupancy goes with it (ON DELETE CASCADE).
    const [gone] = await tx.delete(roomBlock).where(eq(roomBlock.id, blockId)).returning();
    if (!gone || !hold) return undefined;
    await audit(tx, {
      actor,
      action: "room.freed",
      subjectKind: "room",
      subjectId: gone.roomId,
      fields: ["during"],
      at: now,
    });
    const { id, roomId, kind, title } = gone;
    return { id, roomId, kind, title, during: hold.during };
  });
}

/** A room for meetings with its blocks, earliest first. */
export async function roomSettings(roomId: string, now: Date) {
  const { board, rooms } = await loadBoard(database(), now);
  const found = rooms.find(({ id }) => id === roomId);
  if (!found) return undefined;
  const blocks = board.roomHolds.flatMap(({ roomId: held, by, during }): ShownBlock[] =>
    held === roomId && by.kind === "block"
      ? [{ id: by.blockId, kind: by.block, title: by.title, during }]
      : [],
  );
  return {
    room: found,
    days: board.days,
    blocks: blocks.toSorted((a, b) => a.during.from - b.during.from),
  };
}
