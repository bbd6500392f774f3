import { and, eq, ne } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";

import type { PassageReport } from "#app/domain/gate/wire.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, newBadge, phoneAt } from "#tests/support/gate.ts";

import { walk } from "./model.ts";
import { Phone, type Person, seen } from "./site.ts";

await useTestDatabase();

const RUNS = 1_000;
const summit = await summitDefinition();
/** The day begins six hours ago: no clock of it, however wrong, is in the future. */
const MORNING = Math.floor((await summitNow()).getTime() / 1000) - 6 * 3600;

const people: Person[] = [await seen(await badged()), await seen(await badged())];
const devices = await Promise.all(
  ["b", "b", "b-exit", "e", "e-exit"].map(async (gate) => (await phoneAt(gate)).phone),
);
await database()
  .update(deviceAssignment)
  .set({ from: new Date(0) });

type Site = { time: number; phones: readonly Phone[]; dead: Set<number> };
/** Nothing is modelled but the passages themselves: all else must follow from them. */
type Model = Record<string, never>;
type Step = fc.AsyncCommand<Model, Site>;

const step = (name: string, run: (site: Site) => Promise<void> | void): Step => ({
  check: () => true,
  run: async (_model, site) => run(site),
  toString: () => name,
});
const phoneOf = ({ phones }: Site, which: number): Phone => {
  const phone = phones[which % phones.length];
  if (!phone) throw new Error("No phone");
  return phone;
};

const which = fc.nat({ max: 4 });
const scan = fc
  .record({
    who: fc.nat({ max: 1 }),
    phone: which,
    after: fc.nat({ max: 400 }),
    bold: fc.boolean(),
  })
  .map(({ who, phone, after, bold }) =>
    step(`after ${after} s person ${who} shows the badge to phone ${phone}`, (site) => {
      site.time += after;
      const person = people[who];
      if (person) phoneOf(site, phone).scan(person, site.time, bold);
    }),
  );
const undo = which.map((phone) =>
  step(`the guard at phone ${phone} takes it back`, (site) => void phoneOf(site, phone).undo()),
);
/** Sends part of what the phone has, shuffled, some of it twice: what was answered halfway is sent again. */
const send = fc
  .record({ phone: which, order: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }) })
  .map(({ phone, order }) =>
    step(`phone ${phone} sends ${order.length} of its passages`, async (site) => {
      const sender = phoneOf(site, phone);
      const { length } = sender.passages;
      const chosen = order.flatMap((at) =>
        length > 0 ? (sender.passages[at % length] ?? []) : [],
      );
      await sender.send(chosen, site.time);
    }),
  );
const jump = fc
  .record({ phone: which, seconds: fc.integer({ min: -1800, max: 1800 }) })
  .map(({ phone, seconds }) =>
    step(`the clock of phone ${phone} jumps by ${seconds} s`, (site) => {
      phoneOf(site, phone).skew += seconds;
    }),
  );
const revoke = fc.nat({ max: 1 }).map((who) =>
  step(`the badge of person ${who} is revoked`, async (site) => {
    const badgeId = people[who]?.badgeId;
    if (site.dead.has(who) || !badgeId) return;
    site.dead.add(who);
    const now = await summitNow();
    await database().transaction((tx) =>
      revokeBadge(tx, { badgeId, reason: "lost", actor: "system", now }),
    );
  }),
);
const steps = fc.commands(
  [scan, scan, scan, undo, send, send, jump, fc.oneof({ weight: 6, arbitrary: scan }, revoke)],
  { maxCommands: 14 },
);

async function newDay(): Promise<Site> {
  const db = database();
  await db.delete(incidentEntry);
  await db.delete(incident);
  await db.delete(presence);
  await db.delete(passage);
  return {
    time: MORNING,
    phones: devices.map((device) => new Phone(device, summit)),
    dead: new Set(),
  };
}

/** Where the server has a person, once everything has arrived. */
async function placeOf(nomineeId: string): Promise<number | null> {
  const [place] = await database()
    .select({ zone: presence.zone })
    .from(presence)
    .where(eq(presence.nomineeId, nomineeId));
  return place?.zone ?? null;
}

/** The double entries that stand. */
async function doublesFound(): Promise<ReadonlySet<string>> {
  const found = await database()
    .select({ first: incident.firstPassageId, second: incident.secondPassageId })
    .from(incident)
    .where(and(eq(incident.kind, "double_entry"), ne(incident.state, "withdrawn")));
  return new Set(found.map(({ first, second }) => `${first} ${second}`));
}

test(
  `presence and incidents follow from the passages alone, in ${RUNS} days of wrong clocks, lost networks and double sending`,
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.infiniteStream(fc.nat()), async (commands, shuffle) => {
        const site = await newDay();
        await fc.asyncModelRun(() => ({ model: {}, real: site }), commands);
        // At last every phone has a network again, in some order.
        const order = site.phones.toSorted(() => ((shuffle.next().value ?? 0) % 2 ? 1 : -1));
        for (const phone of order) await phone.send(phone.passages, site.time);
        const all: PassageReport[] = site.phones.flatMap(({ passages }) => passages);
        const expected = new Set<string>();
        for (const { nomineeId, serial } of people) {
          const { zone, doubles } = walk(all.filter((one) => one.serial === serial));
          for (const pair of doubles) expected.add(pair);
          expect(await placeOf(nomineeId)).toBe(zone);
        }
        expect(await doublesFound()).toEqual(expected);
        for (const who of site.dead) {
          const nomineeId = people[who]?.nomineeId;
          if (nomineeId) people[who] = await seen(await newBadge(nomineeId));
        }
      }),
      { numRuns: RUNS, seed: 20_221_012 },
    );
  },
);
