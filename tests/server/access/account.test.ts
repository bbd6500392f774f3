import { URI } from "otpauth";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { addAccount, type NewAccount } from "#app/server/platform/access/account.server.ts";
import { takeSecondFactor } from "#app/server/platform/access/second-factor.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();

const admin: NewAccount = {
  email: "First@Summit.example",
  name: "First",
  language: "en",
  role: "admin",
  delegationId: null,
};
const focal: NewAccount = {
  ...admin,
  email: "focal@mfa.example",
  role: "focal",
  delegationId: "kz",
};
const accountOf = async (email: string) =>
  (await database().select().from(account).where(eq(account.email, email)))[0];

it("gives staff a second factor that their app's digits open", async () => {
  const added = await addAccount(admin);
  if (!added.ok || added.value.otpauth === null) throw new Error("no second factor");
  const made = await accountOf("first@summit.example");
  const digits = URI.parse(added.value.otpauth).generate();
  if (typeof digits !== "string" || !made) throw new Error("no account");
  expect(await takeSecondFactor(made.id, digits)).toEqual({ ok: true, value: null });
});

it("gives a focal point a delegation and no second factor", async () => {
  expect(await addAccount(focal)).toEqual({ ok: true, value: { otpauth: null } });
});

it.each([
  ["an address that has one", { ...admin, email: "FIRST@summit.example" }, "exists"],
  [
    "a focal point without a delegation",
    { ...focal, email: "a@b.example", delegationId: null },
    "delegation_needed",
  ],
  [
    "an officer of a delegation",
    { ...focal, email: "a@b.example", role: "officer" },
    "delegation_unwanted",
  ],
  [
    "a delegation that does not exist",
    { ...focal, email: "a@b.example", delegationId: "xx" },
    "delegation_unknown",
  ],
] satisfies [string, NewAccount, string][])("refuses %s", async (_name, wish, error) => {
  expect(await addAccount(wish)).toEqual({ ok: false, error });
  expect(await accountOf("a@b.example")).toBeUndefined();
});
