import { eq, inArray, sql } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { rearrange } from "#app/server/bilateral/rearrange.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { seedBoard } from "../board/seed.ts";
import { seedSite, type ShownBadge } from "../gate/seed.ts";
import { type FocalPoint, seedCrowd } from "../registration/seed.ts";

/** Who is at work, and on what. */
export type Day = {
  focal: readonly FocalPoint[];
  /** Cookies of people at their desks; one of each may have several windows open. */
  officers: readonly string[];
  protocol: string;
  operations: string;
  badges: readonly ShownBadge[];
  /** Files that wait for their first stage. */
  files: readonly string[];
  /** A meeting whose place is free: it is booked and taken back again. */
  booking: { requestId: string; roomId: string; start: number };
  /** Files decided so far, over all runs. */
  done: { decided: number };
};

const OFFICERS = 5;

/** An ordinary summit on its busiest day: 50 delegations, everybody with a badge, days of passages, a board of meetings. */
export async function seedDay(
  data: string,
  size: { nominees: number; passages: number; meetings: number },
): Promise<Day> {
  const { nominees, passages, meetings } = size;
  const focal = await seedCrowd(data, { delegations: 50, nominees, draftsEach: 12 });
  const badges = await seedSite(data, { badges: nominees, passages });
  const board = await seedBoard({ days: 3, rooms: 20, meetings, unplaced: 10 });
  const officers: string[] = [];
  for (let at = 0; at < OFFICERS; at += 1) officers.push(await signIn("officer", at));
  const files = await database().execute<{ id: string }>(
    sql`select id from nominee where status in ('submitted', 'in_vetting') order by id`,
  );
  return {
    ...{ focal, badges, officers },
    protocol: board.cookie,
    operations: await signIn("operations", 0),
    files: files.map(({ id }) => id),
    booking: await freedMeeting(),
    done: { decided: 0 },
  };
}

async function signIn(role: Role, at: number): Promise<string> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${role}-${at}@summit.example`, name: `${role} ${at}`, language: "en" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role });
  return (await openSession(person.id, { secondFactor: true })).split(";")[0] ?? "";
}

/** Takes the first meeting of the board off it. */
async function freedMeeting(): Promise<Day["booking"]> {
  const now = realNow();
  const { requests } = await loadBoard(database(), now);
  const [person] = await database().execute<{ id: string }>(
    sql`select account_id as id from account_role where role = 'protocol' limit 1`,
  );
  const booked = requests.find(({ meeting }) => meeting !== null);
  if (!booked?.meeting || !person) throw new Error("Nobody meets");
  const { roomId, start, stamp } = booked.meeting;
  const taken = await rearrange([{ requestId: booked.id, seen: stamp, after: null }], {
    actor: person.id,
    now,
  });
  if (!taken.ok) throw new Error(taken.error.kind);
  return { requestId: booked.id, roomId, start };
}

/**
 * What stands now, for a run that begins: the versions of drafts by id, and whether the meeting is booked. A run before may
 * have ended while somebody still waited for an answer.
 */
export async function standing({ focal, booking }: Day) {
  const drafts = focal.flatMap((person) => [...person.drafts]);
  const rows = await database()
    .select({ id: nominee.id, version: nominee.version })
    .from(nominee)
    .where(inArray(nominee.id, drafts));
  const booked = await database().$count(bilateral, eq(bilateral.requestId, booking.requestId));
  return { versions: new Map(rows.map(({ id, version }) => [id, version])), booked: booked > 0 };
}
