import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import type { Role } from "#app/domain/access/roles.ts";
import { loadContext } from "#app/server/platform/access/context.server.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account, session } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, newestCode, requestWith, wrongCode } from "#tests/support/people.ts";

await useTestDatabase();

beforeEach(async () => {
  await database().delete(account);
});

/** Somebody who signed in so long ago; `again` is their next request. */
async function signedIn(role: Role, minutesAgo: number) {
  const person = await makePerson(role);
  const cookie = await openSession(person.accountId, { secondFactor: true });
  const provedAt = new Date(Date.now() - minutesAgo * 60_000);
  await database().update(session).set({ provedAt });
  return { ...person, again: () => loadContext(requestWith(cookie), "") };
}

const tries = (context: AppLoadContext, proof = "") => {
  const form = new FormData();
  form.set("proof", proof);
  return requireFreshSignIn(context, form, "account.add");
};

describe("a dangerous deed", () => {
  it("needs nothing more of somebody who proved themselves nine minutes ago", async () => {
    const admin = await signedIn("admin", 9);
    expect(await proofAsked(await admin.again())).toBeNull();
    expect(await tries(await admin.again())).toBeNull();
  });

  it("asks staff for digits after eleven, takes right ones once, and remembers them", async () => {
    const admin = await signedIn("admin", 11);
    expect(await proofAsked(await admin.again())).toMatchObject({ by: "app" });
    expect(await tries(await admin.again())).toEqual({ problem: "asked", wait: 0 });
    const shown = (await demonstrationDigits(admin.accountId)) ?? "";
    expect(await tries(await admin.again(), wrongCode(shown))).toMatchObject({ problem: "wrong" });
    const context = await admin.again();
    expect(await tries(context, ` ${shown.slice(0, 3)} ${shown.slice(3)}`)).toBeNull();
    expect(await proofAsked(context)).toBeNull();
    expect(await tries(await admin.again())).toBeNull();
    const [entry] = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, "account.proved"));
    expect(entry).toMatchObject({ actor: admin.accountId, fields: ["account.add", "app"] });
  });

  it("mails a focal point a code that only this session may use", async () => {
    const focal = await signedIn("focal", 11);
    expect(await proofAsked(await focal.again())).toMatchObject({ by: "mail" });
    expect(await tries(await focal.again())).toEqual({ problem: "sent", wait: 0 });
    const code = await newestCode();
    const other = await openSession(focal.accountId, { secondFactor: false });
    const elsewhere = await loadContext(requestWith(other), "");
    if (elsewhere.presence.kind !== "viewer") throw new Error("not signed in");
    elsewhere.presence.session.provedAt = new Date(0);
    expect(await tries(elsewhere, code)).toMatchObject({ problem: "expired" });
    expect(await tries(await focal.again(), code)).toBeNull();
  });

  it("is refused after five wrong proofs, in this session alone", async () => {
    const admin = await signedIn("admin", 11);
    const shown = (await demonstrationDigits(admin.accountId)) ?? "";
    for (let i = 0; i < 5; i++) await tries(await admin.again(), wrongCode(shown));
    const late = await tries(await admin.again(), shown);
    expect(late).toMatchObject({ problem: "wait" });
    expect(late?.wait).toBeGreaterThan(0);
    const other = await openSession(admin.accountId, { secondFactor: true });
    const elsewhere = await loadContext(requestWith(other), "");
    if (elsewhere.presence.kind !== "viewer") throw new Error("not signed in");
    elsewhere.presence.session.provedAt = new Date(0);
    expect(await tries(elsewhere, shown)).toBeNull();
  });
});
