import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { TypedDayBadge } from "#app/domain/badge/day-badge.ts";
import { passKindOf } from "#app/domain/badge/pass.ts";
import { revokeKey, rotateKey } from "#app/server/badge/key-register.server.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { addressOfScan } from "#app/server/badge/scan.server.ts";
import { issueDayBadge } from "#app/server/pass/day-badge.server.ts";
import { endPass, replacePass } from "#app/server/pass/end.server.ts";
import { passesOfKey, replacePassesOf } from "#app/server/pass/of-key.server.ts";
import { askFloater, giveFloaterBack, issueFloaters } from "#app/server/pass/floater.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { signingKey } from "#db/schema/badge.ts";
import { pass } from "#db/schema/pass.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();

const by = { ...(await focalPoint("kg")), now: new Date("2022-10-12T03:00:00Z") };
const floatersOf = (delegationId: string) =>
  database().select().from(pass).where(eq(pass.delegationId, delegationId)).orderBy(pass.number);
const only = async (number: string) => {
  const [found] = await database().select().from(pass).where(eq(pass.number, number));
  if (!found) throw new Error(`no ${number}`);
  return found;
};
const asked = async (delegationId: string, zone: number) => {
  const got = await askFloater({ delegationId, zone }, by);
  if (!got.ok) throw new Error(got.error);
  return only(got.value.number);
};
const statedBy = async ({ token }: { token: Uint8Array | null }) => {
  const verified = await verifyBadge(
    badgeText(token ?? new Uint8Array()),
    await verificationKeys(),
  );
  if (!verified.ok) throw new Error(verified.error);
  return verified.value.claims;
};
async function refusedBy(change: PromiseLike<unknown>): Promise<string | undefined> {
  return Promise.resolve(change).then(
    () => "allowed",
    (error: unknown) => constraintOf(error),
  );
}

const visitor: TypedDayBadge = {
  holderName: "Айгерім Сәдуақасова",
  day: "2022-10-12",
  delegationId: "host",
  escort: "Department of State Protocol",
  zones: ["6", "1"],
  reason: "Repairs the interpreters' booths",
};

describe("floaters", () => {
  test("ten asked for at once for two places: two are given, each with a number of its own", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => askFloater({ delegationId: "jo", zone: 3 }, by)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: "none_left" });
    expect((await floatersOf("jo")).map(({ number }) => number)).toEqual([
      "F-JOR-3-01",
      "F-JOR-3-02",
    ]);
  });

  test("one given back frees its place, and its number is never used again", async () => {
    const first = await asked("tj", 3);
    await asked("tj", 3);
    const order = { delegationId: "tj", passId: first.id };
    expect(await giveFloaterBack(order, by)).toEqual({ ok: true, value: null });
    expect(await giveFloaterBack(order, by)).toEqual({ ok: false, error: "not_live" });
    expect((await asked("tj", 3)).number).toBe("F-TJK-3-03");
  });

  test("another delegation's floater is not there to be given back", async () => {
    const { id } = await asked("uz", 4);
    expect(await giveFloaterBack({ delegationId: "kg", passId: id }, by)).toEqual({
      ok: false,
      error: "missing",
    });
  });

  test("none is given for a zone that has none", async () => {
    expect(await askFloater({ delegationId: "kg", zone: 6 }, by)).toEqual({
      ok: false,
      error: "none_left",
    });
  });

  test("an issued one is genuine, and states that it is a floater, its zone and its number", async () => {
    const { id, number } = await asked("kg", 4);
    expect(await issueFloaters([id, id], by)).toEqual({ ok: true, value: { count: 1 } });
    expect(await issueFloaters([id], by)).toEqual({ ok: false, error: "not_waiting" });
    const floater = await only(number);
    const claims = await statedBy(floater);
    expect(claims).toMatchObject({ delegation: "KGZ", zones: [4], name: number, issue: 1 });
    expect(passKindOf(claims)).toBe("floater");
    expect(claims.photoDigest).toHaveLength(0);
    expect(floater.shortNumber).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.map(({ action }) => action)).toEqual(["pass.asked", "pass.issued"]);
  });

  test("a lost one ends and another takes its place in one act, though no place was free", async () => {
    const lost = await asked("mn", 3);
    await asked("mn", 3);
    await issueFloaters([lost.id], by);
    const next = await replacePass({ passId: lost.id, reason: "lost" }, by);
    expect(next.ok).toBe(true);
    expect((await only("F-MNG-3-01")).revokedReason).toBe("lost");
    const other = await only("F-MNG-3-03");
    expect(other.serial).not.toBeNull();
    expect(other.serial).not.toEqual((await only("F-MNG-3-01")).serial);
    expect(await replacePass({ passId: lost.id, reason: "lost" }, by)).toEqual({
      ok: false,
      error: "not_live",
    });
  });

  test("one that was given back meanwhile is never signed", async () => {
    const { id } = await asked("az", 4);
    await giveFloaterBack({ delegationId: "az", passId: id }, by);
    expect(await issueFloaters([id], by)).toEqual({ ok: false, error: "not_waiting" });
  });

  test("what was signed cannot be changed, and what ended does not come back, whoever writes", async () => {
    const { id, number } = await asked("kg", 3);
    await issueFloaters([id], by);
    const change = (values: Partial<typeof pass.$inferInsert>) =>
      refusedBy(database().update(pass).set(values).where(eq(pass.id, id)));
    expect(await change({ zones: [4] })).toBe("pass_is_signed_once");
    expect(await change({ shortNumber: "0000-0000" })).toBe("pass_is_signed_once");
    await endPass({ passId: id, reason: "security" }, by);
    expect(await change({ revokedAt: null, revokedReason: null })).toBe("ended_pass_stays_ended");
    expect((await only(number)).revokedReason).toBe("security");
  });
});

test("when its key is revoked, each pass that is still good is replaced once, signed by another key", async () => {
  const { id, number } = await asked("qa", 4);
  await issueFloaters([id], by);
  const { keyId } = await only(number);
  const key = Buffer.from(keyId ?? []).toString("hex");
  await rotateKey(by);
  await revokeKey(key, by);
  const listed = (await passesOfKey(key, by.now)).map((one) => one.number);
  expect(listed).toContain(number);
  // A command acts for no account: whoever asked for the first stands with the second.
  expect(await replacePassesOf(key, { actor: "system", now: by.now })).toBe(listed.length);
  expect(await replacePassesOf(key, { actor: "system", now: by.now })).toBe(0);
  const next = await only("F-QAT-4-02");
  expect(await statedBy(next)).toMatchObject({ zones: [4] });
  expect(next.askedBy).toBe(by.actor);
});

describe("day badges", () => {
  test("is good for its day in Astana and no longer, and states the visitor in Latin letters", async () => {
    const made = await issueDayBadge({ ...visitor, day: "2022-10-13" }, by);
    expect(made.ok).toBe(true);
    const badge = await only("V-1013-001");
    const claims = await statedBy(badge);
    expect(claims).toMatchObject({
      delegation: "HOST",
      zones: [1, 6],
      name: "Aigerim Saduakasova",
      notBefore: Date.parse("2022-10-12T18:00:00Z") / 1000,
      expires: Date.parse("2022-10-13T18:00:00Z") / 1000,
    });
    expect(passKindOf(claims)).toBe("day_badge");
  });

  test("scanned at the desk, it leads to its line, not to somebody's file", async () => {
    const { token, shortNumber } = await only("V-1013-001");
    expect(await addressOfScan(badgeText(token ?? new Uint8Array()))).toBe(
      `/badges/passes?find=${shortNumber}`,
    );
  });

  test("is signed by the key that signs badges, on the first day too", async () => {
    const before = await database().select().from(signingKey);
    expect((await issueDayBadge(visitor, by)).ok).toBe(true);
    await statedBy(await only("V-1012-001"));
    expect(await database().select().from(signingKey)).toEqual(before);
  });

  test("ten desks at once give ten numbers", async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => issueDayBadge({ ...visitor, day: "2022-10-14" }, by)),
    );
    const rows = await database().select().from(pass).where(eq(pass.day, "2022-10-14"));
    expect(new Set(rows.map(({ number }) => number)).size).toBe(10);
  });

  test("says of each field what is wrong, and keeps nothing", async () => {
    const before = await database().$count(pass);
    const typed = {
      ...{ holderName: " ", day: "2022-10-11", delegationId: "atlantis", escort: "x".repeat(81) },
      ...{ zones: ["3"], reason: "" },
    };
    expect(await issueDayBadge(typed, by)).toEqual({
      ok: false,
      error: {
        holderName: "missing",
        day: "past",
        delegationId: "unknown",
        escort: "too_long",
        zones: "unknown",
        reason: "missing",
      },
    });
    expect(await database().$count(pass)).toBe(before);
  });

  test("the database itself holds it to one day", async () => {
    const longer = {
      ...{
        ...(await only("V-1013-001")),
        id: randomUUID(),
        number: "V-1013-999",
        shortNumber: "AAAA-AAAA",
      },
      ...{ serial: Buffer.alloc(16, 9), expiresAt: new Date("2022-10-13T18:00:01Z") },
    };
    expect(await refusedBy(database().insert(pass).values(longer))).toBe("day_badge_holds_one_day");
  });

  test("a damaged one is replaced with the same words under the next number", async () => {
    const first = await only("V-1013-001");
    const next = await replacePass({ passId: first.id, reason: "damaged" }, by);
    expect(next.ok).toBe(true);
    const other = await only("V-1013-002");
    expect(other).toMatchObject({ holderName: visitor.holderName, escort: visitor.escort });
    expect((await only("V-1013-001")).revokedAt).toEqual(by.now);
  });
});
