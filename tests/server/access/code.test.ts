import { beforeEach, describe, expect, it } from "vitest";

import { askForCode, takeSignInCode } from "#app/server/platform/access/sign-in-code.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { mail } from "#db/schema/audit.ts";
import { account, signInCode } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { workOff } from "#tests/support/import.ts";
import { codesInMail, makePerson, newestCode, wrongCode } from "#tests/support/people.ts";

await useTestDatabase();

const EMAIL = "dana@mfa.example";
const MINE = new Uint8Array(32).fill(1);
const THEIRS = new Uint8Array(32).fill(2);
let accountId = "";

const asks = (asker = MINE, fromKnownBrowser = false) =>
  askForCode(EMAIL, asker, { fromKnownBrowser });
const good = () => ({ ok: true, value: { accountId } });

beforeEach(async () => {
  await database().delete(account);
  await database().delete(signInCode);
  await database().delete(mail);
  ({ accountId } = await makePerson("auditor"));
});

describe("a one-time code", () => {
  it("comes in the language of the account and signs in once", async () => {
    await askForCode(" Dana@MFA.example ", MINE, { fromKnownBrowser: false });
    const code = await newestCode();
    const [message] = await database().select().from(mail);
    expect(message).toMatchObject({ recipient: EMAIL, language: "kk" });
    expect(message?.text).toContain("Кодыңыз");
    expect(code).toMatch(/^\d{6}$/);
    expect(await takeSignInCode(EMAIL, code, MINE)).toEqual(good());
    expect(await takeSignInCode(EMAIL, code, MINE)).toEqual({ ok: false, error: "expired" });
  });

  it("is refused after its ten minutes", async () => {
    await asks();
    const code = await newestCode();
    await database()
      .update(signInCode)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await takeSignInCode(EMAIL, code, MINE)).toEqual({ ok: false, error: "expired" });
  });

  it("is worth nothing after five wrong tries, even when guessed at last", async () => {
    await asks();
    const code = await newestCode();
    for (let i = 0; i < 5; i++) {
      expect(await takeSignInCode(EMAIL, wrongCode(code), MINE)).toEqual({
        ok: false,
        error: "wrong",
      });
    }
    expect(await takeSignInCode(EMAIL, code, MINE)).toEqual({ ok: false, error: "expired" });
  });

  it("stays good when another was asked for, and each bears its own tries", async () => {
    await asks();
    const first = await newestCode();
    for (let i = 0; i < 4; i++) await takeSignInCode(EMAIL, wrongCode(first), MINE);
    await asks();
    const second = await newestCode();
    await takeSignInCode(EMAIL, wrongCode(second), MINE);
    expect(await takeSignInCode(EMAIL, first, MINE)).toEqual({ ok: false, error: "wrong" });
    expect(await takeSignInCode(EMAIL, second, MINE)).toEqual(good());
  });

  it("works once when two browsers send it at the same moment", async () => {
    await asks();
    const code = await newestCode();
    const answers = await Promise.all([1, 2, 3].map(() => takeSignInCode(EMAIL, code, MINE)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the browser that did not ask", () => {
  it("cannot use the code, even when it has read it", async () => {
    await asks();
    const code = await newestCode();
    expect(await takeSignInCode(EMAIL, code, THEIRS)).toEqual({ ok: false, error: "expired" });
    expect(await takeSignInCode(EMAIL, code, null)).toEqual({ ok: false, error: "expired" });
    expect(await takeSignInCode(EMAIL, code, MINE)).toEqual(good());
  });

  it("uses up its own tries alone, however many", async () => {
    await asks();
    const mine = await newestCode();
    await asks(THEIRS);
    for (let i = 0; i < 20; i++) await takeSignInCode(EMAIL, wrongCode(mine), THEIRS);
    expect(await takeSignInCode(EMAIL, mine, MINE)).toEqual(good());
  });

  it("makes codes longer, not scarcer, by asking all day; those of a known browser stay short", async () => {
    const now = new Date();
    const wish = { email: EMAIL, asker: THEIRS, askedAt: now, expiresAt: now };
    await database()
      .insert(signInCode)
      .values(Array.from({ length: 12 }, () => wish));
    await asks();
    const long = await newestCode();
    expect(long).toMatch(/^\d{10}$/);
    expect(await takeSignInCode(EMAIL, long, MINE)).toEqual(good());
    await asks(MINE, true);
    expect(await newestCode()).toMatch(/^\d{6}$/);
  });
});

describe("an address without an account", () => {
  it("is written to by nobody, and refused in the same words", async () => {
    await askForCode("stranger@mfa.example", MINE, { fromKnownBrowser: false });
    expect(await codesInMail()).toEqual([]);
    const tried = [];
    for (let i = 0; i < 6; i++) {
      tried.push(await takeSignInCode("stranger@mfa.example", "000000", MINE));
    }
    expect(tried.map((each) => !each.ok && each.error)).toEqual([
      ...Array.from({ length: 5 }, () => "wrong"),
      "expired",
    ]);
  });
});

it("mails a code once, when its job runs twice", async () => {
  await asks();
  await workOff();
  const { mailCode } = await import("#app/server/platform/access/mail-code.server.ts");
  const [asked] = await database().select().from(signInCode);
  await mailCode({ codeId: asked?.id }, null as never);
  expect(await database().$count(mail)).toBe(1);
});
