import { eq } from "drizzle-orm";

import type { AgendaPoint } from "#app/domain/programme/agenda.ts";
import { revisionTo } from "#app/domain/programme/difference.ts";
import type { DraftedItem } from "#app/domain/programme/item.ts";
import { type ItemEdit, moveItem, reviseItem } from "#app/domain/programme/revise.ts";
import { PARTY_GROUPS } from "#app/domain/programme/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { room } from "#db/schema/bilateral.ts";

import type { ByHand } from "../bilateral/in-one-go.server.ts";
import { database, type Reader } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { addItem, changeItem, type ChangeRefusal, type Saved } from "./change-item.server.ts";

/** What is in a form, with the room by its id. */
export type EditRequest = Omit<ItemEdit, "room"> & { roomId: string | null };
/** Which item, as it was when the change was begun. */
export type Seen = { id: string; seen: string };

type Change = Promise<Result<Saved, ChangeRefusal>>;

/** Saves the form of an item. */
export async function saveRevision(
  which: Seen,
  { roomId, ...edit }: EditRequest,
  by: ByHand,
): Change {
  if (!(await areKnown(edit.parties))) return err({ kind: "partyUnknown" });
  return changeItem(which, by, async (current, tx) => {
    const itsRoom = await findRoom(tx, roomId);
    if (itsRoom === undefined) return err({ kind: "roomUnknown" });
    const revised = reviseItem(current, { ...edit, room: itsRoom });
    return revised.ok ? revised : err({ kind: revised.error });
  });
}

/** Carries an item to another hour (ISO instant) or room, with its length. */
export const carryItem = (
  which: Seen,
  { startsAt, roomId }: { startsAt: string; roomId: string | null },
  by: ByHand,
): Change =>
  changeItem(which, by, async (current, tx) => {
    const itsRoom = await findRoom(tx, roomId);
    if (itsRoom === undefined) return err({ kind: "roomUnknown" });
    return ok(moveItem(current, { startsAt, room: itsRoom }));
  });

/** Replaces an item's agenda. */
export const saveAgenda = (which: Seen, agenda: readonly AgendaPoint[], by: ByHand): Change =>
  changeItem(which, by, (current) =>
    Promise.resolve(ok(revisionTo(current, { ...current, agenda }))),
  );

/** Adds an item to the draft from its form. */
export async function createItem({ roomId, ...edit }: EditRequest, by: ByHand): Change {
  if (!(await areKnown(edit.parties))) return err({ kind: "partyUnknown" });
  const itsRoom = await findRoom(database(), roomId);
  if (itsRoom === undefined) return err({ kind: "roomUnknown" });
  const made = reviseItem(blankItem(), { ...edit, room: itsRoom });
  return made.ok ? addItem({ ...made.value.item, sequence: 0 }, by) : err({ kind: made.error });
}

const NOTHING = { en: "", ru: "", kk: "" };

/** An item of which nothing was said yet. */
const blankItem = (): DraftedItem => ({
  id: crypto.randomUUID(),
  day: "",
  startsAt: null,
  endsAt: null,
  kind: "other-event",
  title: NOTHING,
  note: null,
  place: null,
  room: null,
  mode: null,
  link: "",
  agenda: [],
  parties: [],
  visibility: "staff",
  press: "closed",
  basis: "plausible",
  timeBasis: "none",
  unverified: [],
  sequence: 0,
  cancelled: false,
});

/** Is each of these a delegation of the summit, or a group of them? */
async function areKnown(parties: readonly string[]): Promise<boolean> {
  const { delegations } = await summitDefinition();
  const known = new Set<string>([...PARTY_GROUPS, ...delegations.map(({ id }) => id)]);
  return parties.every((party) => known.has(party));
}

/** Null for no room; undefined when there is none of that id. */
async function findRoom(
  reader: Reader,
  id: string | null,
): Promise<DraftedItem["room"] | undefined> {
  if (id === null) return null;
  const [found] = await reader
    .select({ id: room.id, name: room.name })
    .from(room)
    .where(eq(room.id, id));
  return found;
}
