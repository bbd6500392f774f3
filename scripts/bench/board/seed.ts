import { asc, inArray, notInArray, sql } from "drizzle-orm";

import { withMeeting } from "#app/domain/bilateral/board.ts";
import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { placementProblems } from "#app/domain/bilateral/placement.ts";
import { type Chance, chanceFrom } from "#app/domain/bilateral/plan/chance.ts";
import type { BoardChange } from "#app/domain/bilateral/rearrange.ts";
import { takesMeetings } from "#app/domain/bilateral/request.ts";
import { offeredTo, startsOf } from "#app/domain/bilateral/suggestion.ts";
import { wholeDay } from "#app/domain/bilateral/windows.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { rearrange } from "#app/server/bilateral/rearrange.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { occupyForItems } from "#app/server/summit/occupancy.server.ts";
import { bilateralRequest, bilateralSide, room } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { programmeItem } from "#db/schema/programme.ts";

export type BoardSize = { days: number; rooms: number; meetings: number; unplaced: number };

const SEED = 7;
const FIRST_DAY = "2022-10-12";
const MINUTES = [15, 30, 30, 45] as const;
const TRIES = 400;
/** Some principals are bound all day, and find no hour. */
const SPARE = 1.2;

/**
 * A board of this size in a month's time, with the programme of the first summit on its days, and a protocol officer who is
 * signed in. Meetings are placed by the rules of the board; who waits asks for hours at which heads are bound.
 * @returns the busiest day, and the requests without a place
 */
export async function seedBoard(size: BoardSize) {
  const chance = chanceFrom(SEED);
  const [actor, cookie] = await signIn();
  const days = await moveSummit(size.days);
  await addRooms(size.rooms);
  const asked = await ask(Math.round(size.meetings * SPARE), days, chance);
  const by = { actor, now: realNow() };
  const changes = (await spread(asked, by.now, chance)).slice(0, size.meetings);
  if (changes.length < size.meetings) throw new Error("The board does not hold so many meetings");
  const kept = changes.map(({ requestId }) => requestId);
  await database().delete(bilateralRequest).where(notInArray(bilateralRequest.id, kept));
  const done = await rearrange(changes, by);
  if (!done.ok) throw new Error(`The board was refused: ${done.error.kind}`);
  const waiting = await ask(size.unplaced, days, chance, busyHours);
  const placedOn = (day: string) =>
    changes.filter(({ after }) => after && astanaDay(new Date(after.start)) === day).length;
  const [day = ""] = days.toSorted((a, b) => placedOn(b) - placedOn(a));
  return { cookie, day, waiting };
}

async function signIn(): Promise<[string, string]> {
  const [person] = await database()
    .insert(account)
    .values({ email: "protocol@summit.example", name: "Protocol", language: "en" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "protocol" });
  const cookie = await openSession(person.id, { secondFactor: true });
  return [person.id, cookie.split(";")[0] ?? ""];
}

/** The definition's days lie in 2022, when no meeting may begin any more. @returns the new days */
async function moveSummit(count: number): Promise<string[]> {
  const start = realNow().getTime() + 30 * 86_400_000;
  const days = Array.from({ length: count }, (_, index) =>
    astanaDay(new Date(start + index * 86_400_000)),
  );
  const by =
    astanaInstant(`${days[0]}T00:00`).getTime() - astanaInstant(`${FIRST_DAY}T00:00`).getTime();
  await database().execute(
    sql`update summit set definition = jsonb_set(definition, '{days}', ${JSON.stringify(days)}::jsonb)`,
  );
  await database().transaction(async (tx) => {
    const later = sql`make_interval(secs => ${by / 1000})`;
    const items = await tx
      .update(programmeItem)
      .set({
        startsAt: sql`${programmeItem.startsAt} + ${later}`,
        endsAt: sql`${programmeItem.endsAt} + ${later}`,
      })
      .returning({ id: programmeItem.id });
    await occupyForItems(
      tx,
      items.map(({ id }) => id),
    );
  });
  return days;
}

/** Rooms like those of the definition, until there are so many. */
async function addRooms(wanted: number): Promise<void> {
  const known = await database()
    .select()
    .from(room)
    .where(inArray(room.kind, ["bilateral"]));
  const more = Array.from({ length: Math.max(0, wanted - known.length) }, (_, index) => {
    const like = known[index % known.length];
    if (!like) throw new Error("The summit has no room for meetings");
    const name = `Room ${index + known.length + 1}`;
    return { ...like, id: `bench-${index}`, name: { en: name, ru: name, kk: name } };
  });
  if (more.length > 0) await database().insert(room).values(more);
}

type Windows = (day: string, chance: Chance) => { from: number; until: number }[];
const wholeOf: Windows = (day) => [wholeDay(day)];
const busyHours: Windows = (day, chance) => {
  const from = astanaInstant(`${day}T${chance() < 0.5 ? "10:00" : "09:00"}`).getTime();
  return [{ from, until: from + 90 * 60_000 }];
};

/** Writes requests that all sides have accepted. @returns their ids */
async function ask(
  count: number,
  days: readonly string[],
  chance: Chance,
  windows: Windows = wholeOf,
): Promise<string[]> {
  const homes = (await database().select().from(delegation).orderBy(asc(delegation.id)))
    .filter(({ kind }) => takesMeetings(kind))
    .map(({ id }) => id);
  const any = <T>(of: readonly T[]): T => {
    const one = of[Math.floor(chance() * of.length)];
    if (one === undefined) throw new Error("Nothing to choose from");
    return one;
  };
  const written = await database()
    .insert(bilateralRequest)
    .values(
      Array.from({ length: count }, () => ({
        requesterId: any(homes),
        level: any(MEETING_LEVELS),
        minutes: any(MINUTES),
        windows: windows(any(days), chance),
        topic: "Trade, transit and the next chair",
        status: "accepted" as const,
        createdAt: realNow(),
      })),
    )
    .returning();
  const [{ last = 0 } = {}] = await database()
    .select({ last: sql<number>`coalesce(max(${bilateralSide.position}), 0)::int` })
    .from(bilateralSide);
  await database()
    .insert(bilateralSide)
    .values(
      written.flatMap(({ id: requestId, requesterId, level }, index) =>
        [requesterId, any(homes.filter((home) => home !== requesterId))].map((delegationId) => ({
          ...{ requestId, delegationId, level, companions: 3 },
          ...{ answer: "accepted" as const, position: last + index + 1 },
        })),
      ),
    );
  return written.map(({ id }) => id);
}

/** A free place for each that finds one, anywhere on its day, by the rules of a booking by hand. */
async function spread(ids: readonly string[], now: Date, chance: Chance): Promise<BoardChange[]> {
  const loaded = await loadBoard(database(), now);
  let { board } = loaded;
  return ids.flatMap((requestId): BoardChange[] => {
    const request = loaded.requests.find(({ id }) => id === requestId);
    if (!request) throw new Error("A request was lost");
    const rooms = offeredTo(request, loaded.rooms);
    const starts = startsOf(request, rooms, board);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const chosen = rooms[Math.floor(chance() * rooms.length)];
      const start = starts[Math.floor(chance() * starts.length)];
      if (!chosen || start === undefined) continue;
      if (placementProblems(request, { room: chosen, start }, board).length > 0) continue;
      board = withMeeting(board, request, { room: chosen, start });
      const after = { roomId: chosen.id, start, minutes: request.minutes, pinned: false };
      return [{ requestId, seen: null, after }];
    }
    return [];
  });
}
