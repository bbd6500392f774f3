import { eq } from "drizzle-orm";

import type { SignMeeting } from "#app/domain/bilateral/door-sign.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { isProvisional, type ProgrammeItem } from "#app/domain/programme/item.ts";
import { visibleTo } from "#app/domain/programme/visibility.ts";
import type { Room } from "#app/domain/summit/definition.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { room } from "#db/schema/bilateral.ts";

import { summitNow } from "../../platform/clock.server.ts";
import { database } from "../../platform/database.server.ts";
import { publishedProgramme } from "../../programme/items.server.ts";
import { opensLink } from "../secret-link.server.ts";
import { type RoomMeeting, roomMeetings } from "./room-meetings.server.ts";

/** All that the sign at a door knows. It stands in a corridor: no topic, nobody's name, nothing of the staff's. */
export type DoorSign = {
  room: { id: string; name: Trilingual; kind: Room["kind"]; seats: number; booths: number };
  /** Of today and tomorrow, earliest first: a sign that loses its network at night still knows the morning. */
  meetings: readonly SignMeeting[];
  /** Summit time (ms) at which this was true. */
  now: number;
};

const TWO_DAYS = 2 * 86_400_000;

/** What the sign of a room shows now; null where the link does not open it, or there is no such room. */
export async function doorSign(roomId: string, secret: string): Promise<DoorSign | null> {
  if (!(await opensLink({ kind: "door_sign", subject: roomId }, secret))) return null;
  const { id, name, kind, seats, booths } = room;
  const [found] = await database()
    .select({ id, name, kind, seats, booths })
    .from(room)
    .where(eq(id, roomId));
  if (!found) return null;
  const now = (await summitNow()).getTime();
  const from = astanaInstant(`${astanaDay(new Date(now))}T00:00`).getTime();
  const within = { roomId, from, until: from + TWO_DAYS };
  const [meetings, published] = [await roomMeetings(within), await publishedProgramme()];
  const sessions = published?.items.flatMap((item) => sessionOnSign(item, within)) ?? [];
  return {
    room: found,
    meetings: [...meetings.map(meetingOnSign), ...sessions].toSorted((a, b) => a.from - b.from),
    now,
  };
}

const meetingOnSign = ({ from, until, ...meeting }: RoomMeeting): SignMeeting => ({
  ...{ from, until, level: meeting.level, languages: meeting.languages },
  sides: meeting.sides.map(({ code, iso2, name }) => ({ code, iso2, name })),
  lateBy: meeting.mark?.lateMinutes ?? 0,
  over: meeting.mark?.mark === "held" || meeting.mark?.mark === "no_show",
});

/** A session of the published programme that begins in the room within a stretch of time, if delegations may see it. */
function sessionOnSign(
  item: ProgrammeItem,
  { roomId, from, until }: { roomId: string; from: number; until: number },
): SignMeeting[] {
  const { startsAt, endsAt, title, cancelled } = item;
  if (item.room?.id !== roomId || !startsAt || !endsAt || cancelled) return [];
  if (!visibleTo(item, "delegations")) return [];
  const begins = Date.parse(startsAt);
  if (begins < from || begins >= until) return [];
  const session = { title, provisional: isProvisional(item) };
  return [{ from: begins, until: Date.parse(endsAt), ...session, lateBy: 0, over: false }];
}
