import { asc } from "drizzle-orm";
import { expect, test } from "vitest";

import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { gateChange } from "#db/schema/gate-list.ts";
import { personBlock } from "#db/schema/supervision.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, newBadge, supervisor } from "#tests/support/gate.ts";

await useTestDatabase();

const changes = async () =>
  (await database().select().from(gateChange).orderBy(asc(gateChange.number))).map(
    ({ number, kind, serial }) => ({ number, kind, serial: Buffer.from(serial).toString("hex") }),
  );
const revoke = async (badgeId: string) => {
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId, reason: "lost", actor: "system", now }),
  );
};

test("what becomes of badges is numbered without a gap, in the order in which it was committed", async () => {
  const people = [await badged(), await badged(), await badged(), await badged()];
  await Promise.all(people.map(({ badgeId }) => revoke(badgeId)));
  const written = await changes();
  expect(written.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(new Set(written.map(({ serial }) => serial))).toEqual(
    new Set(people.map(({ serial }) => serial)),
  );
});

test("a change that is rolled back leaves no number behind", async () => {
  const { badgeId } = await badged();
  const before = (await changes()).length;
  const now = await summitNow();
  await database()
    .transaction(async (tx) => {
      await revokeBadge(tx, { badgeId, reason: "lost", actor: "system", now });
      throw new Error("the desk thought better of it");
    })
    .catch(() => undefined);
  await revoke(badgeId);
  expect((await changes()).map(({ number }) => number).at(-1)).toBe(before + 1);
});

test("a blocked person's badge is blocked, the next one too, until the block is lifted", async () => {
  const old = await badged();
  const by = await supervisor();
  const now = await summitNow();
  await database().insert(personBlock).values({
    nomineeId: old.nomineeId,
    reason: "Asked for by security",
    blockedBy: by,
    blockedAt: now,
  });
  const next = await newBadge(old.nomineeId);
  await database().update(personBlock).set({ liftedBy: by, liftedAt: now });
  const said = (await changes()).slice(-4).map(({ kind, serial }) => [kind, serial]);
  expect(said[0]).toEqual(["blocked", old.serial]);
  expect(said).toContainEqual(["superseded", old.serial]);
  expect(said).toContainEqual(["blocked", next.serial]);
  expect(said.at(-1)).toEqual(["unblocked", next.serial]);
});
