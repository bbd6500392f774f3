import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { action as passkeysAction } from "#app/routes/account_.passkeys/route.ts";
import { askerFor } from "#app/server/platform/access/asking-browser.server.ts";
import { loadContext, requireSession } from "#app/server/platform/access/context.server.ts";
import { requireFreshSignIn } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { addPasskey, optionsToAdd } from "#app/server/platform/access/passkey/add.server.ts";
import { passkeysOf, removePasskey } from "#app/server/platform/access/passkey/own.server.ts";
import { relyingParty } from "#app/server/platform/access/passkey/relying-party.server.ts";
import { optionsToTake } from "#app/server/platform/access/passkey/take.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { signInByPasskey } from "#app/server/platform/access/signing-in.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { passkeyChallenge } from "#db/schema/passkey.ts";
import { account, session } from "#db/schema/person.ts";
import { softwareAuthenticator } from "#tests/support/authenticator.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, requestWith } from "#tests/support/people.ts";

await useTestDatabase();

const STRANGER = requestWith();
let officer: Awaited<ReturnType<typeof signedIn>>;
let key: ReturnType<typeof softwareAuthenticator>;

async function signedIn(email = "dana@mfa.example") {
  const person = await makePerson("officer", { email });
  const cookie = await openSession(person.accountId, { secondFactor: true });
  const again = () => loadContext(requestWith(cookie), "");
  return { ...person, again, owner: async () => requireSession(await again()) };
}

/** Registers `key` for the officer. */
async function register(): Promise<void> {
  const owner = await officer.owner();
  const options = await optionsToAdd(owner);
  if (!options.ok) throw new Error(options.error);
  expect(await addPasskey(owner, key.make(options.value), "Laptop")).toMatchObject({ ok: true });
}

/** A browser that opened the sign-in page. */
async function atSignIn() {
  const { digest } = await askerFor(STRANGER);
  const options = await optionsToTake({ purpose: "sign_in", asker: digest });
  return { options, enter: (answer: unknown) => signInByPasskey(answer, digest, STRANGER) };
}

const presenceOf = async (headers: Headers) =>
  (await loadContext(requestWith(...headers.getSetCookie()), "")).presence;
const actions = async () =>
  (await database().select().from(auditEntry)).map(({ action }) => action);

beforeEach(async () => {
  await database().delete(account);
  await database().delete(passkeyChallenge);
  officer = await signedIn();
  key = softwareAuthenticator();
  await register();
});

describe("a passkey", () => {
  it("signs staff in wholly, without naming anybody before, and leaves its traces", async () => {
    const { options, enter } = await atSignIn();
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(options.allowCredentials ?? []).toEqual([]);
    const signed = await enter(key.answer(options));
    if (!signed.ok) throw new Error(signed.error);
    expect(await presenceOf(signed.value)).toMatchObject({
      kind: "viewer",
      viewer: { accountId: officer.accountId },
    });
    const [own] = await passkeysOf(officer.accountId);
    expect(own).toMatchObject({ name: "Laptop" });
    expect(own?.lastUsedAt).toBeInstanceOf(Date);
    expect(await actions()).toEqual(expect.arrayContaining(["passkey.added", "passkey.used"]));
  });

  it.each([
    ["made for another site's page", { origin: "https://evil.example" }],
    ["made for another relying party", { rpId: "evil.example" }],
    ["without the person verified", { verified: false }],
  ])("is refused when its answer was %s", async (_why, odd) => {
    const { options, enter } = await atSignIn();
    expect(await enter(key.answer(options, odd))).toEqual({ ok: false, error: "wrong" });
  });

  it("is refused when its counter did not go up: there are two of it", async () => {
    const first = await atSignIn();
    expect(await first.enter(key.answer(first.options, { counter: 7 }))).toMatchObject({
      ok: true,
    });
    for (const counter of [7, 3]) {
      const { options, enter } = await atSignIn();
      expect(await enter(key.answer(options, { counter }))).toEqual({ ok: false, error: "wrong" });
    }
  });

  it("is refused when its signature is another key's", async () => {
    const { options, enter } = await atSignIn();
    const { response } = softwareAuthenticator().answer(options);
    const { userHandle } = key.answer(options).response as { userHandle?: string };
    const forged = { ...key.answer(options), response: { ...response, userHandle } };
    expect(await enter(forged)).toEqual({ ok: false, error: "wrong" });
  });

  it("is refused after it was removed", async () => {
    const [own] = await passkeysOf(officer.accountId);
    const other = await signedIn("other@mfa.example");
    expect(await removePasskey(other.accountId, own?.id ?? "")).toBe(false);
    expect(await removePasskey(officer.accountId, own?.id ?? "")).toBe(true);
    const { options, enter } = await atSignIn();
    expect(await enter(key.answer(options))).toEqual({ ok: false, error: "wrong" });
    expect(await actions()).toContain("passkey.removed");
  });
});

describe("a challenge", () => {
  it("is answered once: the same answer again opens nothing", async () => {
    const { options, enter } = await atSignIn();
    const answer = key.answer(options);
    expect(await enter(answer)).toMatchObject({ ok: true });
    expect(await enter(answer)).toEqual({ ok: false, error: "stale" });
  });

  it("is used up by a wrong answer too", async () => {
    const { options, enter } = await atSignIn();
    await enter(key.answer(options, { verified: false }));
    expect(await enter(key.answer(options))).toEqual({ ok: false, error: "stale" });
  });

  it("is answered by the browser that asked alone", async () => {
    const [mine, theirs] = [await atSignIn(), await atSignIn()];
    expect(await theirs.enter(key.answer(mine.options))).toEqual({ ok: false, error: "stale" });
  });

  it("is refused after its ten minutes", async () => {
    const { options, enter } = await atSignIn();
    await database()
      .update(passkeyChallenge)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await enter(key.answer(options))).toEqual({ ok: false, error: "stale" });
  });

  it("of ours and no other: one that the answer brought itself is none", async () => {
    const { enter } = await atSignIn();
    expect(await enter(key.answer({ challenge: "c29tZXRoaW5n" }))).toEqual({
      ok: false,
      error: "stale",
    });
  });
});

describe("adding one", () => {
  const refusals = [
    ["on another site's page", { origin: "https://evil.example" }],
    ["for another relying party", { rpId: "evil.example" }],
    ["without the person verified", { verified: false }],
  ] as const;
  it.each(refusals)("is refused %s", async (_why, odd) => {
    const owner = await officer.owner();
    const options = await optionsToAdd(owner);
    if (!options.ok) throw new Error(options.error);
    const made = softwareAuthenticator().make(options.value, odd);
    expect(await addPasskey(owner, made, "Other")).toEqual({ ok: false, error: "wrong" });
    expect(await passkeysOf(officer.accountId)).toHaveLength(1);
  });

  it("asks somebody who signed in a while ago for a proof, and takes their passkey as one", async () => {
    await database()
      .update(session)
      .set({ provedAt: new Date(Date.now() - 11 * 60_000) });
    const asks = async () => {
      const body = new URLSearchParams({ intent: "make", name: "Phone" });
      const request = new Request("http://localhost/account/passkeys", { method: "POST", body });
      const response = await passkeysAction({
        request,
        context: await officer.again(),
        params: {},
      });
      return (await response.json()) as unknown;
    };
    expect(await asks()).toMatchObject({ problem: "unproved", proof: { problem: "asked" } });
    const { session: own } = await officer.owner();
    const options = await optionsToTake({ purpose: "prove", asker: own.id });
    const form = new FormData();
    form.set("passkey", JSON.stringify(key.answer(options)));
    expect(await requireFreshSignIn(await officer.again(), form, "passkey.add")).toBeNull();
    expect(await asks()).toMatchObject({ options: { rp: { id: "localhost" } } });
  });

  it("does not take somebody else's passkey for a proof", async () => {
    const other = await signedIn("other@mfa.example");
    await database()
      .update(session)
      .set({ provedAt: new Date(0) })
      .where(eq(session.accountId, other.accountId));
    const { session: own } = await other.owner();
    const options = await optionsToTake({ purpose: "prove", asker: own.id });
    const form = new FormData();
    form.set("passkey", JSON.stringify(key.answer(options)));
    expect(await requireFreshSignIn(await other.again(), form, "passkey.add")).toMatchObject({
      problem: "passkey",
    });
  });
});

it("asks for passkeys at a name over https or on this computer, and nowhere else", () => {
  const at = (origin: string) => {
    vi.stubEnv("ORIGIN", origin);
    const party = relyingParty();
    vi.unstubAllEnvs();
    return party?.id ?? null;
  };
  expect(at("https://summit.example")).toBe("summit.example");
  expect(at("http://localhost:3000")).toBe("localhost");
  expect(at("http://summit.example")).toBeNull();
  expect(at("https://192.0.2.7")).toBeNull();
});
