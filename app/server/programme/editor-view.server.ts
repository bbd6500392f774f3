import { asc } from "drizzle-orm";

import { byDay } from "#app/domain/programme/days.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { room } from "#db/schema/bilateral.ts";

import { database } from "../platform/database.server.ts";
import { type DraftItem, draftItems, publishedProgramme } from "./items.server.ts";
import { type Preview, previewPublication } from "./publish.server.ts";

export type EditorView = {
  days: readonly { day: string; items: readonly DraftItem[] }[];
  rooms: readonly { id: string; name: Trilingual }[];
  version: { number: number; publishedAt: string } | null;
  preview: Preview;
};

/** The draft by day, the rooms to choose from, and what publishing would change. */
export async function editorView(): Promise<EditorView> {
  const [items, rooms, published, preview] = await Promise.all([
    draftItems(),
    database().select({ id: room.id, name: room.name }).from(room).orderBy(asc(room.id)),
    publishedProgramme(),
    previewPublication(),
  ]);
  const known = new Map(items.map((item) => [item.id, item]));
  const days = byDay(items).map(({ day, timed, allDay }) => ({
    day,
    items: [...timed, ...allDay].flatMap(({ id }) => known.get(id) ?? []),
  }));
  const version = published && { number: published.number, publishedAt: published.publishedAt };
  return { days, rooms, version, preview };
}
