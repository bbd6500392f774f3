import { setTimeout as pause } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { database } from "#app/server/platform/database.server.ts";
import { previewPublication, publishProgramme } from "#app/server/programme/publish.server.ts";

import type { Stream } from "./stream.ts";

const PATIENCE_MS = 10_000;

/** Publishes the next version of the programme. @returns how many of the streams did not hear of it in ten seconds */
export async function publishTo(streams: readonly Stream[]): Promise<number> {
  const before = streams.map((stream) => stream.heard());
  await database().execute(sql`
    update programme_item set title = jsonb_set(title, '{en}', to_jsonb(title ->> 'en' || ' ·'))
    where id = (select id from programme_item order by day, starts_at, id limit 1)`);
  const [editor] = await database().execute<{ id: string }>(sql`select id from account limit 1`);
  const { fingerprint } = await previewPublication();
  const done = await publishProgramme({ accountId: editor?.id ?? "" }, fingerprint);
  if (!done.ok) throw new Error(`The programme was not published: ${done.error}`);
  const deaf = () => streams.filter((stream, at) => stream.heard() === before[at]).length;
  const until = performance.now() + PATIENCE_MS;
  while (deaf() > 0 && performance.now() < until) await pause(50);
  return deaf();
}
