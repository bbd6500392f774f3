import { asc, eq, inArray } from "drizzle-orm";

import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { room } from "#db/schema/bilateral.ts";

import { database } from "../../platform/database.server.ts";
import { env } from "../../platform/env.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { linkSecret } from "../secret-link.server.ts";

/** Every room for meetings with the address of its sign; the days of the summit, and the one that is shown. */
export async function roomsPage(now: Date, wishedDay: string | null) {
  const { days } = await summitDefinition();
  const rooms = await database()
    .select({ id: room.id, name: room.name })
    .from(room)
    .where(inArray(room.kind, [...MEETING_ROOM_KINDS]))
    .orderBy(asc(room.id));
  const day = [wishedDay, astanaDay(now), days[0]].find((each) => each && days.includes(each));
  return {
    days,
    day: day ?? astanaDay(now),
    rooms: await Promise.all(
      rooms.map(async (each) => ({
        ...each,
        sign: `${env().ORIGIN}/door/${each.id}/${await linkSecret({ kind: "door_sign", subject: each.id })}`,
      })),
    ),
  };
}
export type RoomsPage = Awaited<ReturnType<typeof roomsPage>>;

/** Whether signs hang at the door of this room. */
export async function isMeetingRoom(id: string): Promise<boolean> {
  const [found] = await database().select({ kind: room.kind }).from(room).where(eq(room.id, id));
  return MEETING_ROOM_KINDS.some((kind) => kind === found?.kind);
}
