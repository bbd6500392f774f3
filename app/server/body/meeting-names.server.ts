import { asc, eq, sql } from "drizzle-orm";

import { nameOn } from "#app/domain/body/dated.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { bodyMeeting } from "#db/schema/body.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** A meeting as other pages name it: its body, under the name of that day, and the day. */
export type MeetingName = { id: string; body: Trilingual; day: string };

/** All meetings of the bodies by day. */
export async function meetingNames(): Promise<MeetingName[]> {
  const { bodies } = await summitDefinition();
  const day = sql<string>`coalesce(${programmeItem.day}, ${bodyMeeting.firstDay})`;
  const rows = await database()
    .select({ id: bodyMeeting.id, body: bodyMeeting.body, day })
    .from(bodyMeeting)
    .leftJoin(programmeItem, eq(programmeItem.id, bodyMeeting.itemId))
    .orderBy(asc(day), asc(bodyMeeting.id));
  return rows.flatMap((row) => {
    const names = bodies?.find(({ id }) => id === row.body)?.names;
    const name = names && nameOn(names, row.day);
    return name ? [{ id: row.id, body: name, day: row.day }] : [];
  });
}
