import { and, eq, inArray } from "drizzle-orm";

import type { SignMeeting } from "#app/domain/bilateral/door-sign.ts";
import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { room } from "#db/schema/bilateral.ts";

import { summitNow } from "../../platform/clock.server.ts";
import { database } from "../../platform/database.server.ts";
import { opensLink } from "../secret-link.server.ts";
import { type RoomMeeting, roomMeetings } from "./room-meetings.server.ts";

/** All that the sign at a door knows. It stands in a corridor: no topic, nobody's name, nothing of the staff's. */
export type DoorSign = {
  room: { id: string; name: Trilingual; seats: number; booths: number };
  /** Of today, earliest first. */
  meetings: readonly SignMeeting[];
  /** Summit time (ms) at which this was true. */
  now: number;
};

const DAY = 86_400_000;

/** What the sign of a room shows today; null where the link does not open it, or there is no such room for meetings. */
export async function doorSign(roomId: string, secret: string): Promise<DoorSign | null> {
  if (!(await opensLink({ kind: "door_sign", subject: roomId }, secret))) return null;
  const [found] = await database()
    .select({ id: room.id, name: room.name, seats: room.seats, booths: room.booths })
    .from(room)
    .where(and(eq(room.id, roomId), inArray(room.kind, [...MEETING_ROOM_KINDS])));
  if (!found) return null;
  const now = (await summitNow()).getTime();
  const from = astanaInstant(`${astanaDay(new Date(now))}T00:00`).getTime();
  const meetings = await roomMeetings({ roomId, from, until: from + DAY });
  return { room: found, meetings: meetings.map(onSign), now };
}

const onSign = ({ from, until, level, sides, languages, mark }: RoomMeeting): SignMeeting => ({
  from,
  until,
  level,
  sides: sides.map(({ code, iso2, name }) => ({ code, iso2, name })),
  languages,
  lateBy: mark?.lateMinutes ?? 0,
  over: mark?.mark === "held" || mark?.mark === "no_show",
});
