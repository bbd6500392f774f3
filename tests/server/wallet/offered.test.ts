import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { loader as apple } from "#app/routes/badges_.$id[.]pkpass/route.ts";
import { loader as google } from "#app/routes/badges_.$id.google-wallet/route.ts";
import { loader as desk } from "#app/routes/badges/route.tsx";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badgeForPhone } from "#app/server/wallet/on-phone.server.ts";
import { walletSettings, walletsOffered } from "#app/server/wallet/settings.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { somebody } from "#tests/server/badge/people.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makeWalletFiles, type WalletFiles } from "#tests/support/wallet-files.ts";
import { answer, as, by, issued, now } from "./asking.ts";

await useTestDatabase();

let files: WalletFiles;
const unset = () => {
  for (const name of Object.keys(files.environment)) delete process.env[name];
};
beforeAll(async () => {
  files = await makeWalletFiles();
});
beforeEach(() => {
  Object.assign(process.env, files.environment);
});

describe("who gets it", () => {
  test("the desk and the person's own delegation; for another delegation it is not there", async () => {
    const { id } = await issued(await somebody());
    for (const route of [apple, google]) {
      for (const context of [as(["desk"]), as(["focal"], "kg"), as(["deputy"], "kg")])
        expect((await answer(route, id, context)).status).toBeLessThan(400);
      for (const context of [as(["focal"], "tr"), as(["focal"])])
        expect((await answer(route, id, context)).status).toBe(404);
      for (const unknown of [crypto.randomUUID(), "x"])
        expect((await answer(route, unknown, as(["desk"]))).status).toBe(404);
    }
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    const taken = trail.map(({ action }) => action).filter((action) => action.includes("taken"));
    expect(new Set(taken)).toEqual(
      new Set(["badge.taken_to_apple_wallet", "badge.taken_to_google_wallet"]),
    );
    expect(taken).toHaveLength(6);
  });

  test("nobody, once the badge is revoked or past its validity", async () => {
    const [revoked, expired] = [await issued(await somebody()), await issued(await somebody())];
    const order = { badgeId: revoked.id, reason: "lost" as const, ...by };
    await database().transaction((tx) => revokeBadge(tx, order));
    expect((await answer(apple, revoked.id, as(["focal"], "kg"))).status).toBe(410);
    expect(await badgeForPhone("kg", revoked.nomineeId, now)).toBeNull();
    expect(await badgeForPhone("kg", expired.nomineeId, now)).toMatchObject({
      badgeId: expired.id,
    });
    await setSummitClock(expired.expiresAt);
    expect((await answer(google, expired.id, as(["desk"]))).status).toBe(410);
    expect(await badgeForPhone("kg", expired.nomineeId, expired.expiresAt)).toBeNull();
    await setSummitClock(now);
  });
});

describe("a deployment", () => {
  const shownAtDesk = async () => {
    const request = new Request("http://localhost/badges");
    const page = await desk({ request, params: {}, context: as(["desk"]) });
    return page.wallets;
  };

  test("without certificates has no such thing: the desk offers nothing, the addresses are not there", async () => {
    const person = await issued(await somebody());
    expect(await shownAtDesk()).toEqual(["apple", "google"]);
    unset();
    expect(await shownAtDesk()).toEqual([]);
    expect(await badgeForPhone("kg", person.nomineeId, now)).toBeNull();
    for (const route of [apple, google])
      expect((await answer(route, person.id, as(["desk"]))).status).toBe(404);
  });

  test("whose certificate has ended goes on without it", async () => {
    const old = await makeWalletFiles({ endsAt: new Date(Date.now() - 1000) });
    Object.assign(process.env, old.environment);
    const { id } = await issued(await somebody());
    expect(walletsOffered()).toEqual(["google"]);
    expect((await answer(apple, id, as(["desk"]))).status).toBe(404);
  });

  test("is told which variable is to be mended, and never what a file holds", () => {
    const { write } = files;
    const secret = "not a key at all";
    const broken = [
      [{ WALLET_APPLE_KEY: "" }, "WALLET_APPLE_KEY is not set"],
      [
        { WALLET_APPLE_KEY: "/nowhere/key.pem" },
        "WALLET_APPLE_KEY: the file cannot be read (ENOENT)",
      ],
      [{ WALLET_APPLE_KEY: write("bad.pem", secret) }, "WALLET_APPLE_KEY: is no private key"],
      [{ WALLET_APPLE_CERTIFICATE: write("bad.pem", secret) }, "WALLET_APPLE_CERTIFICATE: is no"],
      [
        { WALLET_APPLE_CERTIFICATE: files.environment.WALLET_APPLE_INTERMEDIATE },
        "does not belong",
      ],
      [{ WALLET_APPLE_INTERMEDIATE: files.environment.WALLET_APPLE_CERTIFICATE }, "did not issue"],
      [{ WALLET_GOOGLE_ISSUER: "summit" }, "WALLET_GOOGLE_ISSUER: must be"],
      [{ WALLET_GOOGLE_SERVICE_ACCOUNT: write("bad.json", secret) }, "is no service account's key"],
    ] as const;
    for (const [values, words] of broken) {
      Object.assign(process.env, files.environment, values);
      expect(() => walletSettings()).toThrow(words);
      expect(() => walletSettings()).not.toThrow(secret);
    }
  });
});
