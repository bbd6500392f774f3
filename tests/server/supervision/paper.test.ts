import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bringInPaper } from "#app/server/supervision/paper.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { incident } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, supervisor } from "#tests/support/gate.ts";

await useTestDatabase();
const actor = await supervisor();
const now = await summitNow();
const day = astanaDay(now);
const [layla, omar] = [await badged(), await badged({ surname: "Haddad", givenNames: "Omar" })];
const bringIn = (text: string, change: object = {}) =>
  bringInPaper({ gateId: "b", day, text, note: "Power cut", ...change }, { actor, now });
const placeOf = async (nomineeId: string) =>
  (await database().select().from(presence).where(eq(presence.nomineeId, nomineeId)))[0]?.zone;

test("a list with a bad line is not taken, and says which line and why", async () => {
  const done = await bringIn(
    `08:01;${layla.shortNumber}\n08:02;0000-0000\n8.03;${omar.shortNumber}`,
  );
  expect(done).toEqual({
    ok: false,
    error: {
      kind: "faults",
      faults: [
        { line: 2, text: "0000-0000", problem: "unknown" },
        { line: 3, text: `8.03;${omar.shortNumber}`, problem: "time" },
      ],
    },
  });
  expect(await database().$count(passage)).toBe(0);
});

test("the paper list puts people where they are; brought in twice it adds nobody twice", async () => {
  const text = `08:01;${layla.shortNumber}\n08:02;${omar.shortNumber}\n08:20;${omar.shortNumber};out`;
  expect(await bringIn(text)).toEqual({ ok: true, value: { lines: 3, added: 3 } });
  expect([await placeOf(layla.nomineeId), await placeOf(omar.nomineeId)]).toEqual([3, 2]);
  expect(await bringIn(text)).toEqual({ ok: true, value: { lines: 3, added: 0 } });
  expect(await bringIn(`${text}\n08:25;${omar.shortNumber}`)).toMatchObject({
    value: { added: 1 },
  });
  expect(await placeOf(omar.nomineeId)).toBe(3);
  const [kept] = await database().select().from(passage).limit(1);
  expect(kept).toMatchObject({ source: "paper", enteredBy: actor, note: "Power cut" });
  const trail = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.action, "paper.brought_in"));
  expect(trail).toHaveLength(3);
  expect(JSON.stringify(trail)).not.toContain(layla.shortNumber);
});

test("a dead badge on the paper list is an incident", async () => {
  const lost = await badged({ surname: "Nasser", givenNames: "Rami" });
  await database().transaction((tx) =>
    revokeBadge(tx, {
      ...{ badgeId: lost.badgeId, reason: "lost", actor },
      now: new Date(now.getTime() - 20 * 60_000),
    }),
  );
  expect((await bringIn(`08:29;${lost.shortNumber}`)).ok).toBe(true);
  const found = await database()
    .select()
    .from(incident)
    .where(eq(incident.nomineeId, lost.nomineeId));
  expect(found.map(({ kind, gateId }) => [kind, gateId])).toEqual([["dead_badge", "b"]]);
});

test("nothing is brought in without a gate, a reason or a line", async () => {
  const line = `08:01;${layla.shortNumber}`;
  expect(await bringIn(line, { gateId: "x" })).toMatchObject({ error: { kind: "gate_missing" } });
  expect(await bringIn(line, { note: " " })).toMatchObject({ error: { kind: "note_missing" } });
  expect(await bringIn("\n# nothing\n")).toMatchObject({ error: { kind: "empty" } });
});
