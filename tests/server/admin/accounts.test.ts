import { eq } from "drizzle-orm";
import { TOTP, URI } from "otpauth";
import { describe, expect, it } from "vitest";

import { accountsPage, ACCOUNTS_PAGE } from "#app/server/admin/account-list.server.ts";
import { addAccount, type NewAccount } from "#app/server/admin/accounts.server.ts";
import { moveClock } from "#app/server/admin/clock.server.ts";
import {
  personForAdmin,
  renewAuthenticator,
  takeAccessAway,
} from "#app/server/admin/person.server.ts";
import { readTrail, TRAIL_PAGE } from "#app/server/audit/trail.server.ts";
import { loadContext } from "#app/server/platform/access/context.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { takeSecondFactor } from "#app/server/platform/access/second-factor.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, requestWith } from "#tests/support/people.ts";
import { officerWith } from "#tests/support/officers.ts";

await useTestDatabase();
const admin = await officerWith("admin", "Сәуле Жақсылық");
const by = { actor: admin.id, now: await summitNow() };
const wanted: NewAccount = {
  name: "Aruzhan Bek",
  email: "aruzhan@summit.example",
  language: "kk",
  role: "officer",
  delegationId: null,
};

describe("the list of accounts", () => {
  it("is read a page at a time, by name, each of them once, and finds part of a name or an address", async () => {
    for (let i = 0; i < ACCOUNTS_PAGE + 5; i += 1) {
      const name = i % 2 ? "Same Name" : `Other ${i}`;
      await database()
        .insert(account)
        .values({ name, email: `listed-${i}@100_%.example` });
    }
    const first = await accountsPage("listed-", null);
    const second = await accountsPage("listed-", first.next);
    expect(first).toMatchObject({ found: ACCOUNTS_PAGE + 5, next: first.people.at(-1)?.id });
    expect(second).toMatchObject({ found: ACCOUNTS_PAGE + 5, next: null });
    const all = [...first.people, ...second.people];
    expect(new Set(all.map(({ id }) => id)).size).toBe(ACCOUNTS_PAGE + 5);
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).toSorted());
    expect((await accountsPage("100_%", null)).found).toBe(ACCOUNTS_PAGE + 5);
    expect((await accountsPage("100%_", null)).found).toBe(0);
    expect((await accountsPage("same n", null)).people).toHaveLength((ACCOUNTS_PAGE + 5 - 1) / 2);
    // What is no account is where a list begins.
    expect((await accountsPage("listed-", "atlantis")).people).toEqual(first.people);
  });
});

describe("an account that an administrator adds", () => {
  it("can take the second step with what was handed over, and stands in the list and on the trail", async () => {
    const added = await addAccount(wanted, by);
    if (!added.ok) throw new Error(added.error);
    const { accountId, authenticator } = added.value;
    const totp = URI.parse(authenticator ?? "");
    if (!(totp instanceof TOTP)) throw new Error("No authenticator");
    expect(await takeSecondFactor(accountId, totp.generate())).toEqual({ ok: true, value: null });
    const { people, found, next } = await accountsPage("aruzhan@", null);
    expect({ found, next }).toEqual({ found: 1, next: null });
    expect(people).toContainEqual({
      id: accountId,
      name: "Aruzhan Bek",
      email: "aruzhan@summit.example",
      language: "kk",
      roles: ["officer"],
      delegation: null,
    });
    const { entries } = await readTrail({
      subject: accountId,
      actor: "",
      action: "",
      before: null,
    });
    expect(entries).toMatchObject([{ action: "account.added", name: "Сәуле Жақсылық" }]);
    expect(JSON.stringify(entries)).not.toContain("aruzhan");
  });

  it("needs no second step, but a delegation, as a focal point", async () => {
    const focal = { ...wanted, email: "focal@mfa.example", role: "focal" } as const;
    expect(await addAccount(focal, by)).toEqual({ ok: false, error: "delegation_missing" });
    expect(await addAccount({ ...focal, delegationId: "atlantis" }, by)).toEqual({
      ok: false,
      error: "delegation_unknown",
    });
    expect(await addAccount({ ...focal, delegationId: "jo" }, by)).toMatchObject({
      value: { authenticator: null },
    });
    expect(await addAccount({ ...wanted, delegationId: "jo" }, by)).toEqual({
      ok: false,
      error: "delegation_not_wanted",
    });
  });

  it("is added once, and a second one with its address leaves nothing", async () => {
    const before = await database().$count(account);
    expect(await addAccount(wanted, by)).toEqual({ ok: false, error: "email_taken" });
    expect(await database().$count(account)).toBe(before);
    expect(await database().$count(account, eq(account.email, wanted.email))).toBe(1);
  });
});

it("sets the demonstration's clock and says so on the trail", async () => {
  await moveClock(new Date("2022-10-13T04:00:00Z"), admin.id);
  const minute = (at: Date) => at.toISOString().slice(0, 16);
  expect(minute(await summitNow())).toBe("2022-10-13T04:00");
  const { entries } = await readTrail({
    subject: "clock",
    actor: "Сәуле",
    action: "clock",
    before: null,
  });
  expect(entries).toHaveLength(1);
});

it("reads the trail newest first, in pages, without taking % for anything", async () => {
  const all = { subject: "", actor: "", action: "", before: null };
  const deed = { actor: admin.id, action: "test.done", subjectKind: "test", at: by.now };
  const deeds = Array.from({ length: TRAIL_PAGE + 10 }, (_, n) => ({ ...deed, subjectId: `${n}` }));
  await database().insert(auditEntry).values(deeds);
  const first = await readTrail(all);
  const ids = first.entries.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  const older = await readTrail({ ...all, before: first.older });
  expect(older.entries[0]?.id).toBeLessThan(ids.at(-1) ?? 0);
  expect((await readTrail({ ...all, action: "%" })).entries).toEqual([]);
});

describe("an account whose person lost a phone, or leaves", () => {
  it("gets a new authenticator: the old digits open nothing, and its browsers are shown out", async () => {
    const person = await makePerson("officer", { email: "lost@summit.example" });
    const cookie = await openSession(person.accountId, { secondFactor: true });
    const authenticator = await renewAuthenticator(person, by);
    const totp = URI.parse(authenticator);
    if (!(totp instanceof TOTP)) throw new Error("No authenticator");
    expect((await loadContext(requestWith(cookie), "")).presence).toEqual({ kind: "nobody" });
    expect(await takeSecondFactor(person.accountId, person.digits())).toMatchObject({ ok: false });
    expect(await takeSecondFactor(person.accountId, totp.generate())).toMatchObject({ ok: true });
  });

  it("loses roles and sessions at once, and the trail says which", async () => {
    const person = await makePerson("officer", { email: "leaves@summit.example" });
    const cookie = await openSession(person.accountId, { secondFactor: true });
    await takeAccessAway(person.accountId, by);
    expect((await loadContext(requestWith(cookie), "")).presence).toEqual({ kind: "nobody" });
    expect(await personForAdmin(person.accountId)).toMatchObject({ roles: [], sessions: [] });
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, "account.access_taken"));
    expect(entries).toMatchObject([{ actor: admin.id, fields: ["officer"] }]);
  });
});
