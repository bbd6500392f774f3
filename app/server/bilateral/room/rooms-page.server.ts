import { asc, eq } from "drizzle-orm";

import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";
import type { Room } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { room } from "#db/schema/bilateral.ts";

import { database } from "../../platform/database.server.ts";
import { env } from "../../platform/env.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { linkSecret } from "../secret-link.server.ts";

/** Every room with the address of its sign, those for meetings first; the days of the summit, and the one that is shown. */
export async function roomsPage(now: Date, wishedDay: string | null) {
  const { days } = await summitDefinition();
  const rooms = await database()
    .select({ id: room.id, name: room.name, kind: room.kind })
    .from(room)
    .orderBy(asc(room.id));
  const day = [wishedDay, astanaDay(now), days[0]].find((each) => each && days.includes(each));
  return {
    days,
    day: day ?? astanaDay(now),
    rooms: await Promise.all(
      [...rooms.filter(isForMeetings), ...rooms.filter((each) => !isForMeetings(each))].map(
        async (each) => ({
          ...{ id: each.id, name: each.name, hasSheet: isForMeetings(each) },
          sign: `${env().ORIGIN}/door/${each.id}/${await linkSecret({ kind: "door_sign", subject: each.id })}`,
        }),
      ),
    ),
  };
}
export type RoomsPage = Awaited<ReturnType<typeof roomsPage>>;

const isForMeetings = ({ kind }: Pick<Room, "kind">): boolean =>
  MEETING_ROOM_KINDS.some((each) => each === kind);

/** Whether there is such a room, and so a sign at its door. */
export async function isRoom(id: string): Promise<boolean> {
  const [found] = await database().select({ id: room.id }).from(room).where(eq(room.id, id));
  return found !== undefined;
}
