import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { loadContext } from "#app/server/platform/access/context.server.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import { takeSecondFactor } from "#app/server/platform/access/second-factor.server.ts";
import { rememberBrowser } from "#app/server/platform/access/asking-browser.server.ts";
import { takeSecondStep } from "#app/server/platform/access/signing-in.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, type Person, requestWith, wrongCode } from "#tests/support/people.ts";

await useTestDatabase();

let officer: Person;
beforeEach(async () => {
  await database().delete(account);
  officer = await makePerson("officer");
});

describe("the second step of staff", () => {
  it("is owed: a code alone opens nothing", async () => {
    const half = await openSession(officer.accountId, { secondFactor: false });
    const { presence } = await loadContext(requestWith(half), "");
    expect(presence).toMatchObject({ kind: "half", accountId: officer.accountId });
  });

  it("takes the digits of the app once", async () => {
    const digits = officer.digits();
    expect(await takeSecondFactor(officer.accountId, digits)).toMatchObject({ ok: true });
    expect(await takeSecondFactor(officer.accountId, digits)).toEqual({
      ok: false,
      error: "wrong",
    });
  });

  it("refuses other digits, and an account that has no app yet", async () => {
    const { accountId } = officer;
    expect(await takeSecondFactor(accountId, "12")).toEqual({ ok: false, error: "wrong" });
    await database().update(account).set({ totpSealed: null }).where(eq(account.id, accountId));
    expect(await takeSecondFactor(accountId, officer.digits())).toEqual({
      ok: false,
      error: "missing",
    });
  });

  it("shows digits that fit in the demonstration, again after they were used, and nowhere else", async () => {
    const { accountId } = officer;
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

/** A half session, in a browser that has these cookies besides. */
async function half(...cookies: string[]) {
  const request = requestWith(
    await openSession(officer.accountId, { secondFactor: false }),
    ...cookies,
  );
  const { presence } = await loadContext(request, "");
  if (presence.kind !== "half") throw new Error("Not a half session");
  return { step: (digits: string) => takeSecondStep(presence, digits, request), request };
}

describe("wrong digits", () => {
  it("end the half session at the sixth try, with an entry for the auditors, right digits or not", async () => {
    const { step, request } = await half();
    const wrong = wrongCode(officer.digits());
    for (let i = 0; i < 5; i++) {
      expect(await step(wrong)).toMatchObject({ kind: "refused", problem: "wrong" });
    }
    expect(await step(officer.digits())).toMatchObject({ kind: "ended" });
    expect((await loadContext(request, "")).presence).toEqual({ kind: "nobody" });
    expect(await step(officer.digits())).toMatchObject({ kind: "ended" });
    const entries = await database().select().from(auditEntry);
    expect(entries.filter(({ action }) => action === "account.factor_failed_often")).toMatchObject([
      { actor: officer.accountId, fields: [] },
    ]);
  });

  it("of whoever reads the owner's mail do not shut the owner out of a browser that they used before", async () => {
    const wrong = wrongCode(officer.digits());
    for (let i = 0; i < 2; i++) {
      const { step } = await half();
      for (let j = 0; j < 5; j++) await step(wrong);
    }
    const stranger = await half();
    expect(await stranger.step(officer.digits())).toMatchObject({ problem: "wait" });
    const owner = await half(await rememberBrowser(officer.email));
    expect(await owner.step(officer.digits())).toMatchObject({ kind: "signed-in" });
  });

  it("are counted for a browser of somebody else's as for a stranger's", async () => {
    const wrong = wrongCode(officer.digits());
    for (let i = 0; i < 2; i++) {
      const { step } = await half();
      for (let j = 0; j < 5; j++) await step(wrong);
    }
    const other = await half(await rememberBrowser("other@mfa.example"));
    expect(await other.step(officer.digits())).toMatchObject({ problem: "wait" });
  });
});
