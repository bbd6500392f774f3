import { asc, desc, eq, lt } from "drizzle-orm";

import type { ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import { room } from "#db/schema/bilateral.ts";
import { programmeItem, programmeVersion } from "#db/schema/programme.ts";

import { type Database, database, type Transaction } from "../platform/database.server.ts";

type Reader = Database | Transaction;

/** An item of the draft, with the instant of its last change: an edit must name the one it was made from. */
export type DraftItem = ProgrammeItem & { changedAt: string };

/** The programme as editors have it now, published or not, by day and hour. */
export async function draftItems(reader: Reader = database()): Promise<DraftItem[]> {
  const rows = await reader
    .select({ item: programmeItem, room: { id: room.id, name: room.name } })
    .from(programmeItem)
    .leftJoin(room, eq(room.id, programmeItem.roomId))
    .orderBy(asc(programmeItem.day), asc(programmeItem.startsAt), asc(programmeItem.id));
  return rows.map(({ item, room: itsRoom }) => fromRow(item, itsRoom));
}

function fromRow(
  { roomId: _, cancelledAt, ...row }: typeof programmeItem.$inferSelect,
  itsRoom: ProgrammeItem["room"],
): DraftItem {
  return {
    ...row,
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    room: itsRoom,
    cancelled: cancelledAt !== null,
    changedAt: row.changedAt.toISOString(),
  };
}

/** The item as a version keeps it. */
export const asItem = ({ changedAt: _, ...item }: DraftItem): ProgrammeItem => item;

/** What readers see: the latest published version; null before the first. */
export async function publishedProgramme(
  reader: Reader = database(),
): Promise<PublishedProgramme | null> {
  const [row] = await reader
    .select()
    .from(programmeVersion)
    .orderBy(desc(programmeVersion.number))
    .limit(1);
  return row ? asPublished(row) : null;
}

/** The version before this one; null before the second. */
export async function versionBefore(number: number): Promise<PublishedProgramme | null> {
  const [row] = await database()
    .select()
    .from(programmeVersion)
    .where(lt(programmeVersion.number, number))
    .orderBy(desc(programmeVersion.number))
    .limit(1);
  return row ? asPublished(row) : null;
}

const asPublished = (row: typeof programmeVersion.$inferSelect): PublishedProgramme => ({
  number: row.number,
  publishedAt: row.publishedAt.toISOString(),
  items: row.items,
});
