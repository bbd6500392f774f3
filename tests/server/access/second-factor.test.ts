import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { loadContext } from "#app/server/platform/access/context.server.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import { takeSecondFactor } from "#app/server/platform/access/second-factor.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, type Person, requestWith } from "#tests/support/people.ts";

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
