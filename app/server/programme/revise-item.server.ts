import { eq, sql } from "drizzle-orm";

import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { type EditRefusal, type ItemEdit, reviseItem } from "#app/domain/programme/revise.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { room } from "#db/schema/bilateral.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { occupyForItems } from "../summit/occupancy.server.ts";
import { type Clash, type ClashConstraint, isClash, whoClashes } from "./clash.server.ts";
import { asItem, draftItems } from "./items.server.ts";

/** An edit as it comes from a form: the room by its id, and the change it was made from. */
export type EditRequest = Omit<ItemEdit, "room"> & { roomId: string | null; changedAt: string };

export type RevisionRefusal =
  | { kind: EditRefusal | "unknown" | "roomUnknown" | "changedMeanwhile" }
  | {
      kind: "taken";
      constraint: ClashConstraint;
      room: ProgrammeItem["room"];
      clash: Clash | null;
    };

/**
 * Saves an edit with its trail and with what the item now occupies, in one transaction. A room or principal that is
 * taken refuses it in words, and nothing is saved. Readers see it when the programme is published.
 */
export async function saveRevision(
  editor: { accountId: string },
  id: string,
  request: EditRequest,
): Promise<Result<ProgrammeItem, RevisionRefusal>> {
  const now = await summitNow();
  let tried: ProgrammeItem | undefined;
  try {
    return await database().transaction(async (tx) => {
      await tx
        .select({ id: programmeItem.id })
        .from(programmeItem)
        .where(eq(programmeItem.id, id))
        .for("update");
      const current = (await draftItems(tx)).find((item) => item.id === id);
      if (!current) return err({ kind: "unknown" });
      if (current.changedAt !== request.changedAt) return err({ kind: "changedMeanwhile" });
      const itsRoom = await findRoom(tx, request.roomId);
      if (itsRoom === undefined) return err({ kind: "roomUnknown" });
      const revised = reviseItem(asItem(current), { ...request, room: itsRoom });
      if (!revised.ok) return err({ kind: revised.error });
      const { fields } = revised.value;
      tried = revised.value.item;
      if (fields.length === 0) return ok(tried);
      await write(tx, tried, now);
      const deed = { actor: editor.accountId, action: "programme.revised", at: now };
      await audit(tx, { ...deed, subjectKind: "programme_item", subjectId: id, fields });
      return ok(tried);
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (!tried || !isClash(constraint)) throw error;
    const clash = await whoClashes(constraint, tried);
    return err({ kind: "taken", constraint, room: tried.room, clash });
  }
}

/** Null for no room; undefined when there is none of that id. */
async function findRoom(
  tx: Transaction,
  id: string | null,
): Promise<ProgrammeItem["room"] | undefined> {
  if (id === null) return null;
  const [found] = await tx
    .select({ id: room.id, name: room.name })
    .from(room)
    .where(eq(room.id, id));
  return found;
}

async function write(tx: Transaction, item: ProgrammeItem, now: Date): Promise<void> {
  const { id, room: itsRoom, cancelled, startsAt, endsAt, parties, unverified, ...rest } = item;
  await tx
    .update(programmeItem)
    .set({
      ...rest,
      parties: [...parties],
      unverified: [...unverified],
      startsAt: startsAt === null ? null : new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
      roomId: itsRoom?.id ?? null,
      cancelledAt: cancelled ? now : null,
      changedAt: now,
    })
    .where(eq(programmeItem.id, id));
  await occupyForItems(tx, [id]);
  // The exclusion constraints are deferred; checked here, a clash can still be answered in words.
  await tx.execute(sql`set constraints all immediate`);
}
