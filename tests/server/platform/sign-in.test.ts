import { eq } from "drizzle-orm";
import { Secret } from "otpauth";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { Role } from "#app/domain/access/roles.ts";
import { loadContext } from "#app/server/platform/access/context.server.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import { takeSecondFactor, totpOf } from "#app/server/platform/access/second-factor.server.ts";
import { closeSession, openSession } from "#app/server/platform/access/session.server.ts";
import { sendSignInCode, takeSignInCode } from "#app/server/platform/access/sign-in-code.server.ts";
import { minutesToWait } from "#app/server/platform/access/attempts.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { seal } from "#app/server/platform/sealing.server.ts";
import { mail } from "#db/schema/audit.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole, session, signInCode } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const UN = { en: "United Nations", ru: "ООН", kk: "БҰҰ" };
await database()
  .insert(delegation)
  .values({ id: "un", kind: "organisation", code: "UN", name: UN, formalName: UN, sortKey: "UN" });

const EMAIL = "dana@mfa.example";
let accountId = "";

async function person(role: Role, totp?: string): Promise<string> {
  const [created] = await database()
    .insert(account)
    .values({ email: EMAIL, name: "Dana", language: "kk", totpSealed: totp ? seal(totp) : null })
    .returning();
  if (!created) throw new Error("no account");
  const delegationId = role === "focal" ? "un" : null;
  await database().insert(accountRole).values({ accountId: created.id, role, delegationId });
  return created.id;
}

/** The code as the person reads it: out of the message. */
async function codeInMail(): Promise<string> {
  const messages = await database().select().from(mail).orderBy(mail.queuedAt);
  return messages.at(-1)?.text.match(/\d{6}/)?.[0] ?? "";
}

const requestWith = (setCookie: string): Request =>
  new Request("http://localhost/", { headers: { cookie: setCookie.split(";")[0] ?? "" } });

beforeEach(async () => {
  await database().delete(account);
  await database().delete(signInCode);
  await database().delete(mail);
});

describe("a one-time code", () => {
  beforeEach(async () => {
    accountId = await person("auditor");
  });

  it("comes in the language of the account and signs in once", async () => {
    await sendSignInCode(" Dana@MFA.example ");
    const [message] = await database().select().from(mail);
    expect(message).toMatchObject({ recipient: EMAIL, language: "kk" });
    expect(message?.text).toContain("Кодыңыз");
    const code = await codeInMail();
    expect(await takeSignInCode(EMAIL, code)).toEqual({ ok: true, value: { accountId } });
    expect(await takeSignInCode(EMAIL, code)).toEqual({ ok: false, error: "expired" });
  });

  it("is refused after its ten minutes", async () => {
    await sendSignInCode(EMAIL);
    await database()
      .update(signInCode)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await takeSignInCode(EMAIL, await codeInMail())).toEqual({
      ok: false,
      error: "expired",
    });
  });

  it("is worth nothing after five wrong tries, even when guessed at last", async () => {
    await sendSignInCode(EMAIL);
    const code = await codeInMail();
    const wrong = code === "000000" ? "000001" : "000000";
    for (let i = 0; i < 5; i++) {
      expect(await takeSignInCode(EMAIL, wrong)).toEqual({ ok: false, error: "wrong" });
    }
    expect(await takeSignInCode(EMAIL, code)).toEqual({ ok: false, error: "expired" });
  });

  it("is mailed to nobody where there is no account, and the address gets the same answer", async () => {
    await sendSignInCode("stranger@mfa.example");
    expect(await database().select().from(mail)).toEqual([]);
    expect(await database().select().from(signInCode)).toHaveLength(1);
  });

  it("works once when two browsers send it at the same moment", async () => {
    await sendSignInCode(EMAIL);
    const code = await codeInMail();
    const answers = await Promise.all([1, 2, 3].map(() => takeSignInCode(EMAIL, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the second step of staff", () => {
  const SECRET = new Secret({ size: 20 }).base32;
  const digitsNow = (): string => totpOf(SECRET).generate();

  it("is owed: a code alone opens nothing", async () => {
    accountId = await person("officer", SECRET);
    const half = await openSession(accountId, { secondFactor: false });
    const { presence } = await loadContext(requestWith(half), "");
    expect(presence).toEqual({ kind: "half", accountId });
  });

  it("takes the digits of the app once", async () => {
    accountId = await person("officer", SECRET);
    const digits = digitsNow();
    expect(await takeSecondFactor(accountId, digits)).toMatchObject({ ok: true });
    expect(await takeSecondFactor(accountId, digits)).toEqual({ ok: false, error: "wrong" });
  });

  it("refuses other digits, and an account that has no app yet", async () => {
    accountId = await person("officer", SECRET);
    expect(await takeSecondFactor(accountId, "12")).toEqual({ ok: false, error: "wrong" });
    await database().update(account).set({ totpSealed: null }).where(eq(account.id, accountId));
    expect(await takeSecondFactor(accountId, digitsNow())).toEqual({ ok: false, error: "missing" });
  });

  it("shows digits that fit in the demonstration, again after they were used, and nowhere else", async () => {
    accountId = await person("officer", SECRET);
    for (let i = 0; i < 2; i++) {
      const shown = await demonstrationDigits(accountId);
      expect(await takeSecondFactor(accountId, shown ?? "")).toMatchObject({ ok: true });
    }
    for (const [name, value] of [
      ["SHANYRAK_LAN", "1"],
      ["DEMONSTRATION", "0"],
    ] as const) {
      vi.stubEnv(name, value);
      expect(await demonstrationDigits(accountId), name).toBeNull();
      vi.unstubAllEnvs();
    }
  });
});

describe("a session", () => {
  it("names who it is for, until it is closed", async () => {
    accountId = await person("focal");
    const cookie = await openSession(accountId, { secondFactor: false });
    const { presence, language } = await loadContext(requestWith(cookie), "");
    expect(presence).toMatchObject({ kind: "viewer", viewer: { accountId, roles: ["focal"] } });
    expect(language).toBe("kk");
    await closeSession(requestWith(cookie));
    expect((await loadContext(requestWith(cookie), "")).presence).toEqual({ kind: "nobody" });
  });

  it("ends by itself", async () => {
    accountId = await person("focal");
    const cookie = await openSession(accountId, { secondFactor: false });
    await database()
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect((await loadContext(requestWith(cookie), "")).presence).toEqual({ kind: "nobody" });
  });

  it("is not stored in a form that a copy of the database could use", async () => {
    accountId = await person("focal");
    const cookie = await openSession(accountId, { secondFactor: false });
    const [stored] = await database().select().from(session);
    const forged = `shanyrak=${Buffer.from(stored?.id ?? []).toString("base64url")}`;
    expect((await loadContext(requestWith(forged), "")).presence).toEqual({ kind: "nobody" });
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });
});

describe("too many attempts", () => {
  it("have to wait, counted apart for each address", async () => {
    for (let i = 0; i < 5; i++) expect(await minutesToWait("codeByEmail", "a@b.example")).toBe(0);
    expect(await minutesToWait("codeByEmail", "a@b.example")).toBeGreaterThan(0);
    expect(await minutesToWait("codeByEmail", "c@d.example")).toBe(0);
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
