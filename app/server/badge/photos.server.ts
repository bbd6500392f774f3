import { eq, inArray } from "drizzle-orm";

import { file } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import type * as printThread from "./print.thread.ts";

const press = inThreads<typeof printThread>("app/server/badge/print.thread.ts");

/** The photos as badges print them, by file. Each is cut at its first print and kept: cutting takes longer than drawing. */
export async function badgePhotos(ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({ id: file.id, print: file.print })
    .from(file)
    .where(inArray(file.id, [...ids]));
  const cut = rows.map(async ({ id, print }) => [id, print ?? (await cutPhoto(id))] as const);
  return new Map(await Promise.all(cut));
}

async function cutPhoto(id: string): Promise<Uint8Array> {
  const [row] = await database().select({ bytes: file.bytes }).from(file).where(eq(file.id, id));
  if (!row) throw new Error(`The photo ${id} went while it was printed`);
  const print = await press("badgePhoto", row.bytes);
  await database().update(file).set({ print }).where(eq(file.id, id));
  return print;
}
