import { asc, desc, eq } from "drizzle-orm";

import type { DraftedItem, ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import { room } from "#db/schema/bilateral.ts";
import { programmeItem, programmeVersion } from "#db/schema/programme.ts";

import { type Database, database, type Reader } from "../platform/database.server.ts";

/** An item of the draft, with the instant of its last change: an edit must name the one it was made from. */
export type DraftItem = DraftedItem & { changedAt: string };

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

/** The item itself, without when it was changed. */
export const asDrafted = ({ changedAt: _, ...item }: DraftItem): DraftedItem => item;

/** The item as a version keeps it: without the link to join, which is a secret of those who attend. */
export const asItem = ({ changedAt: _, link: _link, ...item }: DraftItem): ProgrammeItem => item;

/** What readers see: the latest published version; null before the first. */
export async function publishedProgramme(
  reader: Reader = database(),
): Promise<PublishedProgramme | null> {
  const [latest] = await reader
    .select({ number: programmeVersion.number, publishedAt: programmeVersion.publishedAt })
    .from(programmeVersion)
    .orderBy(desc(programmeVersion.number))
    .limit(1);
  if (!latest) return null;
  const db = database();
  // Within a transaction it may be a version that never comes to be.
  if (reader !== db) return versionOf(latest.number, reader);
  const known = kept.get(db);
  if (known?.number === latest.number && known.publishedAt === latest.publishedAt.toISOString())
    return known;
  const published = await versionOf(latest.number);
  if (published) kept.set(db, published);
  return published;
}

/** A published version never changes (the database sees to it), and a thousand readers ask for the same. */
const kept = new WeakMap<Database, PublishedProgramme>();

/** A version by its number, as it was published; null where there is none. */
export async function versionOf(
  number: number,
  reader: Reader = database(),
): Promise<PublishedProgramme | null> {
  const [row] = await reader
    .select()
    .from(programmeVersion)
    .where(eq(programmeVersion.number, number));
  return row ? asPublished(row) : null;
}

/** What items of versions that were published before there were agendas leave unsaid. */
const UNSAID = { mode: null, agenda: [] } as const;

const asPublished = (row: typeof programmeVersion.$inferSelect): PublishedProgramme => ({
  number: row.number,
  publishedAt: row.publishedAt.toISOString(),
  items: row.items.map((item) => ({ ...UNSAID, ...item })),
});
