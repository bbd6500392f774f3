import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { carryOut } from "#app/server/badge/at-desk.server.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { reinstateBadge } from "#app/server/badge/reinstate.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { unseal } from "#app/server/platform/sealing.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { collect, somebody } from "./people.ts";

await useTestDatabase();

const now = new Date("2022-10-12T03:00:00Z");
const actor = "system";
const issue = (nomineeId: string, more: { unlessLive?: boolean; now?: Date } = {}) =>
  database().transaction((tx) => issueBadge(tx, { nomineeId, actor, now, ...more }));
const badgesOf = (nomineeId: string) =>
  database().select().from(badge).where(eq(badge.nomineeId, nomineeId)).orderBy(asc(badge.issue));
const statusOf = async (id: string) =>
  (await database().select().from(nominee).where(eq(nominee.id, id)))[0]?.status;
const deeds = async (badgeId: string) =>
  (
    await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectId, badgeId))
      .orderBy(auditEntry.id)
  ).map(({ action }) => action);
async function issued(nomineeId: string): Promise<string> {
  const result = await issue(nomineeId);
  if (!result.ok) throw new Error(result.error);
  return result.value.badgeId;
}

test("twenty desks that issue for one person at once leave exactly one live badge", async () => {
  const nomineeId = await somebody();
  const results = await Promise.all(Array.from({ length: 20 }, () => issue(nomineeId)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  const badges = await badgesOf(nomineeId);
  expect(badges.map((one) => one.issue)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(badges.filter((one) => !one.supersededAt && !one.revokedAt)).toHaveLength(1);
  expect(badges.at(-1)?.supersededAt).toBeNull();
  // The first needs found no key: one was made, not twenty.
  expect(await database().select().from(signingKey)).toHaveLength(1);
});

test("of twenty first issues at once one is made, the others say that there is one", async () => {
  const nomineeId = await somebody();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => issue(nomineeId, { unlessLive: true })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "already_issued")).toHaveLength(
    19,
  );
  expect(await badgesOf(nomineeId)).toHaveLength(1);
});

test("an issued badge is genuine and states the person, the zones and the photo", async () => {
  const nomineeId = await somebody({ surname: "Ömürälïev-Çağatay", givenNames: "Temirlan Bek" });
  const badgeId = await issued(nomineeId);
  const [made] = await badgesOf(nomineeId);
  const result = await verifyBadge(
    badgeText(made?.token ?? new Uint8Array()),
    await verificationKeys(),
  );
  expect(result).toMatchObject({
    ok: true,
    value: {
      claims: {
        issue: 1,
        delegation: "KGZ",
        category: "delegate",
        zones: [1, 2, 3, 4],
        name: "ÖMÜRÄLÏEV-ÇAĞATAY",
        notBefore: Date.parse("2022-10-12T00:00:00Z") / 1000,
      },
    },
  });
  expect(result.ok && result.value.claims.photoDigest).toHaveLength(8);
  expect(made?.shortNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await statusOf(nomineeId)).toBe("badge_ready");
  expect(await deeds(badgeId)).toEqual(["badge.issued"]);
});

test("a principal's card states no photo, whether the file has one or not", async () => {
  const nomineeId = await somebody({ category: "head_of_delegation" });
  await issued(nomineeId);
  const [made] = await badgesOf(nomineeId);
  const result = await verifyBadge(
    badgeText(made?.token ?? new Uint8Array()),
    await verificationKeys(),
  );
  expect(result.ok && result.value.claims.photoDigest).toHaveLength(0);
});

test("a new issue kills the earlier one, on record", async () => {
  const nomineeId = await somebody();
  const first = await issued(nomineeId);
  await issued(nomineeId);
  const [old, young] = await badgesOf(nomineeId);
  expect(old?.supersededAt).toEqual(now);
  expect(young?.supersededAt).toBeNull();
  expect(young?.serial).not.toEqual(old?.serial);
  expect(await deeds(first)).toEqual(["badge.issued", "badge.superseded"]);
});

test.each([
  ["a file that is not cleared", { status: "in_vetting" }, "not_cleared"],
  ["a delegate without a photo", { photoId: null }, "no_photo"],
  ["a category that the summit does not know", { category: "juggler" }, "no_category"],
] as const)("%s gets no badge, and nothing is written", async (_, values, refusal) => {
  const nomineeId = await somebody(values);
  expect(await issue(nomineeId)).toEqual({ ok: false, error: refusal });
  expect(await badgesOf(nomineeId)).toEqual([]);
});

test("after the summit nobody gets a badge", async () => {
  const nomineeId = await somebody();
  expect(await issue(nomineeId, { now: new Date("2022-10-14T18:00:00Z") })).toEqual({
    ok: false,
    error: "summit_over",
  });
});

test("a lost badge dies once, and its holder may get another", async () => {
  const nomineeId = await somebody();
  const badgeId = await issued(nomineeId);
  const revoke = () =>
    database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "lost", actor, now }));
  expect(await revoke()).toEqual({ ok: true, value: { nomineeId } });
  expect(await revoke()).toEqual({ ok: false, error: "not_live" });
  expect(await statusOf(nomineeId)).toBe("cleared");
  const [dead] = await badgesOf(nomineeId);
  expect(dead).toMatchObject({ revokedAt: now, revokedReason: "lost" });
  expect(await deeds(badgeId)).toEqual(["badge.issued", "badge.revoked"]);
  await issued(nomineeId);
  expect((await badgesOf(nomineeId)).map((one) => one.issue)).toEqual([1, 2]);
});

test("issuing and revoking at once never leaves two live badges, nor waits in a ring", async () => {
  const nomineeId = await somebody();
  const badgeId = await issued(nomineeId);
  await Promise.all([
    ...Array.from({ length: 5 }, () => issue(nomineeId)),
    ...Array.from({ length: 5 }, () =>
      database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "lost", actor, now })),
    ),
  ]);
  const live = (await badgesOf(nomineeId)).filter((one) => !one.supersededAt && !one.revokedAt);
  expect(live).toHaveLength(1);
});

describe("a badge killed by a slip", () => {
  const kill = (badgeId: string) =>
    database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "security", actor, now }));
  const revive = (badgeId: string, at = now) =>
    database().transaction((tx) => reinstateBadge(tx, { badgeId, actor, now: at }));

  test("lives again as it was, on record, and is not reinstated twice", async () => {
    const nomineeId = await somebody();
    const badgeId = await issued(nomineeId);
    await collect(badgeId);
    await kill(badgeId);
    expect(await statusOf(nomineeId)).toBe("cleared");
    expect(await revive(badgeId)).toEqual({ ok: true, value: { nomineeId } });
    expect(await statusOf(nomineeId)).toBe("collected");
    expect(await badgesOf(nomineeId)).toMatchObject([{ revokedAt: null, revokedReason: null }]);
    expect(await revive(badgeId)).toEqual({ ok: false, error: "not_killed" });
    expect(await deeds(badgeId)).toEqual([
      "badge.issued",
      "badge.handed_over",
      "badge.revoked",
      "badge.reinstated",
    ]);
  });

  test("waits at the desk again when it was not handed over yet", async () => {
    const nomineeId = await somebody();
    const badgeId = await issued(nomineeId);
    await kill(badgeId);
    await revive(badgeId);
    expect(await statusOf(nomineeId)).toBe("badge_ready");
  });

  test("stays dead beside a newer one, without a cleared file, and past its time", async () => {
    const nomineeId = await somebody();
    const first = await issued(nomineeId);
    await kill(first);
    const second = await issued(nomineeId);
    expect(await revive(first)).toEqual({ ok: false, error: "newer_badge" });
    await kill(second);
    expect(await revive(second, new Date("2030-01-01"))).toEqual({ ok: false, error: "too_old" });
    await database().update(nominee).set({ status: "withdrawn" }).where(eq(nominee.id, nomineeId));
    expect(await revive(second)).toEqual({ ok: false, error: "not_cleared" });
    expect(await revive(crypto.randomUUID())).toEqual({ ok: false, error: "not_killed" });
    expect((await badgesOf(nomineeId)).every(({ revokedAt }) => revokedAt)).toBe(true);
  });

  test("and reissued at once leave one live badge", async () => {
    const nomineeId = await somebody();
    const badgeId = await issued(nomineeId);
    await kill(badgeId);
    await Promise.all([issue(nomineeId), revive(badgeId), issue(nomineeId), revive(badgeId)]);
    const live = (await badgesOf(nomineeId)).filter((one) => !one.supersededAt && !one.revokedAt);
    expect(live).toHaveLength(1);
  });
});

test("marked badges are killed together on one reason, and dead ones among them are told", async () => {
  const marked = [await issued(await somebody()), await issued(await somebody())];
  const [first = ""] = marked;
  const order = {
    intent: "revoke-marked",
    badgeIds: marked,
    reason: "security",
    handedIn: false,
  } as const;
  await carryOut(
    { intent: "revoke", badgeId: first, reason: "lost", handedIn: false },
    { actor, now },
  );
  expect(await carryOut(order, { actor, now })).toEqual({
    ok: true,
    value: { said: "revoked", count: 1, refused: ["not_live"] },
  });
  for (const badgeId of marked) expect(await deeds(badgeId)).toContain("badge.revoked");
});

test("the private half of a signing key is in the database sealed only", async () => {
  const [key] = await database().select().from(signingKey);
  const sealed = Buffer.from(key?.privateSealed ?? []);
  expect(sealed.includes(Buffer.from(unseal("signing_key.private_sealed", sealed)))).toBe(false);
  expect(unseal("signing_key.private_sealed", sealed)).toHaveLength(32);
});
