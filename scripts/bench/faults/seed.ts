import { randomBytes } from "node:crypto";

import type { Role } from "#app/domain/access/roles.ts";
import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { categoriesOf } from "#app/server/delegation/categories.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { badge } from "#db/schema/badge.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { ROOT } from "#tests/support/process.ts";

import { loadFirstDefinition } from "../../serving/first-summit.ts";
import { seedBoard } from "../board/seed.ts";
import { seedSite } from "../gate/seed.ts";
import { type FocalPoint, seedCrowd } from "../registration/seed.ts";
import type { Place } from "./desks.ts";

/** Enough for minutes of work, and little enough to be there within seconds. */
const SIZE = { delegations: 12, nominees: 240, meetings: 24, people: 400, writers: 3 };

/** Keys of one run, as an operator gives them. */
export const secrets = (): Record<string, string> => ({
  SHANYRAK_MASTER_KEY: randomBytes(32).toString("base64"),
  SHANYRAK_INDEX_KEY: randomBytes(32).toString("base64"),
  SESSION_SECRET: randomBytes(32).toString("base64url"),
  ORIGIN: "http://localhost",
  DEMONSTRATION: "0",
});

/**
 * A summit under way with everybody at their desks. Works in this process, on the database that `process.env` names.
 * @param data folder whose secrets hold the owner's password
 */
export async function seedFaults(data: string) {
  await loadFirstDefinition(ROOT);
  const { cookie: protocol } = await seedBoard({
    days: 2,
    rooms: 6,
    meetings: SIZE.meetings,
    unplaced: 1,
  });
  const focal = await withSpouses(await seedCrowd(data, { ...SIZE, draftsEach: 1 }));
  const badges = await seedSite(data, { badges: SIZE.nominees, passages: 0 });
  const ids = await database().select({ id: badge.id }).from(badge);
  const { notice } = await summitDefinition();
  const people = Array.from({ length: SIZE.people }, (_, at) => `reader-${at}@mfa.example`);
  await database()
    .insert(account)
    .values(people.map((email) => ({ email, name: "Reader" })));
  return {
    ...{ focal, badges, people, protocol },
    notice: notice?.version ?? "",
    badgeIds: ids.map(({ id }) => id),
    places: await placesOnBoard(),
    officer: (await somebody("officer")).cookie,
    desk: (await somebody("desk")).cookie,
    supervisor: (await somebody("supervisor")).id,
  };
}

/** Those whose delegations may bring spouses: some of them are enough. */
async function withSpouses(focal: readonly FocalPoint[]): Promise<FocalPoint[]> {
  const definition = await summitDefinition();
  const may = await Promise.all(
    focal.map(async ({ delegationId }) =>
      (await categoriesOf(delegationId, definition)).some(({ id }) => id === "spouse"),
    ),
  );
  const chosen = focal.filter((_, at) => may[at]).slice(0, SIZE.writers);
  if (chosen.length < SIZE.writers) throw new Error("Too few delegations may bring spouses");
  return chosen;
}

async function somebody(role: Role): Promise<{ id: string; cookie: string }> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${role}@faults.example`, name: role })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role });
  const cookie = await openSession(person.id, { secondFactor: true });
  return { id: person.id, cookie: cookie.split(";")[0] ?? "" };
}

async function placesOnBoard(): Promise<Place[]> {
  const rows = await database().select().from(bilateral);
  return rows.map(({ requestId, roomId, startsAt }) => ({
    ...{ request: requestId, room: roomId },
    ...{ day: astanaDay(startsAt), time: astanaTime(startsAt) },
  }));
}
