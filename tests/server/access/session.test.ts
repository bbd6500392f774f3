import { beforeEach, describe, expect, it } from "vitest";

import { loadContext } from "#app/server/platform/access/context.server.ts";
import { closeSession, openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, session } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, requestWith } from "#tests/support/people.ts";

await useTestDatabase();

const MINUTE = 60_000;
let accountId = "";
beforeEach(async () => {
  await database().delete(account);
  ({ accountId } = await makePerson("focal"));
});

const presenceBy = async (cookie: string) => (await loadContext(requestWith(cookie), "")).presence;
const seenAgo = (minutes: number) =>
  database()
    .update(session)
    .set({ lastSeenAt: new Date(Date.now() - minutes * MINUTE) });
const lastSeen = async () => (await database().select().from(session))[0]?.lastSeenAt.getTime();

describe("a session", () => {
  it("names who it is for, until it is closed", async () => {
    const cookie = await openSession(accountId, { secondFactor: false });
    const { presence, language } = await loadContext(requestWith(cookie), "");
    expect(presence).toMatchObject({ kind: "viewer", viewer: { accountId, roles: ["focal"] } });
    expect(language).toBe("kk");
    await closeSession(requestWith(cookie));
    expect(await presenceBy(cookie)).toEqual({ kind: "nobody" });
  });

  it("ends by itself", async () => {
    const cookie = await openSession(accountId, { secondFactor: false });
    await database()
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await presenceBy(cookie)).toEqual({ kind: "nobody" });
  });

  it.each([
    ["staff", "officer", 121],
    ["a focal point", "focal", 361],
  ] as const)("of %s ends when it lay unused, and not before", async (_who, role, minutes) => {
    await database().delete(account);
    const person = await makePerson(role);
    const cookie = await openSession(person.accountId, { secondFactor: true });
    await seenAgo(minutes - 2);
    expect(await presenceBy(cookie)).toMatchObject({ kind: "viewer" });
    await seenAgo(minutes);
    expect(await presenceBy(cookie)).toEqual({ kind: "nobody" });
  });

  it("writes down that it was seen once in five minutes, not at each page", async () => {
    const cookie = await openSession(accountId, { secondFactor: false });
    await seenAgo(4);
    const before = await lastSeen();
    await presenceBy(cookie);
    expect(await lastSeen()).toBe(before);
    await seenAgo(6);
    await presenceBy(cookie);
    expect(Date.now() - ((await lastSeen()) ?? 0)).toBeLessThan(MINUTE);
  });

  it("is not stored in a form that a copy of the database could use", async () => {
    const cookie = await openSession(accountId, { secondFactor: false });
    const [stored] = await database().select().from(session);
    for (const value of [Buffer.from(stored?.id ?? []).toString("base64url"), stored?.handle]) {
      expect(await presenceBy(`shanyrak=${value}`)).toEqual({ kind: "nobody" });
    }
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });
});

describe("the language of a stranger", () => {
  it.each([
    ["kk-KZ,kk;q=0.9,ru;q=0.8", "kk"],
    ["de-DE, ru;q=0.5, en;q=0.3", "ru"],
    ["fr", "en"],
    ["ru;q=0, en;q=0.1", "en"],
    [null, "en"],
  ])("is read from %s", async (header, expected) => {
    const headers: HeadersInit = header === null ? {} : { "accept-language": header };
    const { language } = await loadContext(new Request("http://localhost/", { headers }), "");
    expect(language).toBe(expected);
  });
});
