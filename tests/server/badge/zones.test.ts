import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { GRANT_REFUSALS } from "#app/domain/badge/zones.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { deskPeople } from "#app/server/badge/desk.server.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { endGrant, grantZone } from "#app/server/badge/zone-grants.server.ts";
import { zonesPage } from "#app/server/badge/zones-page.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { translator } from "#app/text/translator.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { badge } from "#db/schema/badge.ts";
import { zoneGrant } from "#db/schema/zone.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";
import { somebody } from "./people.ts";

await useTestDatabase();

const now = new Date("2022-10-12T03:00:00Z");
let by: { actor: string; now: Date };
beforeAll(async () => {
  by = { actor: (await officerWith("officer", "Aigerim")).id, now };
});
const issue = (nomineeId: string) =>
  database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
const liveZones = async (nomineeId: string) =>
  (
    await database()
      .select({ zones: badge.zones })
      .from(badge)
      .where(and(eq(badge.nomineeId, nomineeId), isNull(badge.supersededAt)))
  )[0]?.zones;
const pageOf = async (id: string) => {
  const page = await zonesPage(id, "en");
  if (!page) throw new Error("No such file");
  return page;
};
/** A zone that the category leaves closed. */
const closedTo = async (id: string) =>
  (await pageOf(id)).zones.find(({ byCategory }) => !byCategory)?.number ?? 0;
const atDesk = async (id: string) =>
  (await deskPeople("kg", "en")).find((person) => person.id === id)?.badge?.stale;
const asked = (zone: number) => ({ zone, reason: "Carries the flag at the signing" });

describe("a zone granted to one person", () => {
  test("stands on the next badge, and the one in hand is said to open less", async () => {
    const id = await somebody();
    const zone = await closedTo(id);
    await issue(id);
    const before = (await liveZones(id)) ?? [];
    expect(before).not.toContain(zone);
    expect((await pageOf(id)).stale).toBe(false);

    expect(await grantZone(by, id, asked(zone))).toEqual({ ok: true, value: null });
    expect((await pageOf(id)).stale).toBe(true);
    expect(await atDesk(id)).toBe(true);
    await issue(id);
    expect(await atDesk(id)).toBe(false);
    expect(await liveZones(id)).toEqual([...before, zone].toSorted((a, b) => a - b));
    expect((await pageOf(id)).stale).toBe(false);
  });

  test("ends, and the badge after it opens the category's zones alone; both stand on the trail", async () => {
    const id = await somebody();
    const zone = await closedTo(id);
    await grantZone(by, id, asked(zone));
    const grant = (await pageOf(id)).zones.find(({ number }) => number === zone)?.grant;
    expect(grant).toMatchObject({ by: "Aigerim", reason: "Carries the flag at the signing" });
    expect(await endGrant(by, id, grant?.id ?? "")).toEqual({ ok: true, value: null });
    expect(await endGrant(by, id, grant?.id ?? "")).toEqual({ ok: false, error: "not_granted" });
    await issue(id);
    expect(await liveZones(id)).not.toContain(zone);
    expect((await pageOf(id)).ended).toMatchObject([{ zone, by: "Aigerim" }]);
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.map(({ action }) => action)).toEqual(["zone.granted", "zone.grant_ended"]);
    expect(JSON.stringify(trail)).not.toContain("flag");
  });

  test("is granted once, of ten that ask at once", async () => {
    const id = await somebody();
    const zone = await closedTo(id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => grantZone(by, id, asked(zone))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const kept = await database().select().from(zoneGrant).where(eq(zoneGrant.nomineeId, id));
    expect(kept).toHaveLength(1);
  });

  test("is not another person's to end", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const zone = await closedTo(one);
    await grantZone(by, one, asked(zone));
    const [grant] = await database().select().from(zoneGrant).where(eq(zoneGrant.nomineeId, one));
    expect((await endGrant(by, other, grant?.id ?? "")).ok).toBe(false);
  });
});

test("what cannot be granted is refused in words, and nothing is kept", async () => {
  const id = await somebody();
  const zone = await closedTo(id);
  const open = (await pageOf(id)).zones.find(({ byCategory }) => byCategory)?.number ?? 0;
  const refusals = [
    [asked(99), "unknown_zone"],
    [asked(Number.NaN), "unknown_zone"],
    [asked(open), "open_already"],
    [{ zone, reason: " " }, "reason_missing"],
    [{ zone, reason: "x".repeat(301) }, "reason_too_long"],
  ] as const;
  for (const [typed, error] of refusals)
    expect(await grantZone(by, id, typed)).toEqual({ ok: false, error });
  expect(await grantZone(by, crypto.randomUUID(), asked(zone))).toEqual({
    ok: false,
    error: "missing",
  });
  expect(await database().select().from(zoneGrant).where(eq(zoneGrant.nomineeId, id))).toEqual([]);
  for (const refusal of GRANT_REFUSALS)
    expect(
      new Set(LANGUAGES.map((language) => translator(language, "zone")(`refusal.${refusal}`))).size,
    ).toBe(3);
});

test("a draft shows officers no zones, and an unknown file does not exist", async () => {
  expect(await zonesPage(await somebody({ status: "draft" }), "en")).toBeNull();
  expect(await zonesPage("x", "en")).toBeNull();
});
