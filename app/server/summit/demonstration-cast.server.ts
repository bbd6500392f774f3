import { sql } from "drizzle-orm";
import { Secret } from "otpauth";

import { STAFF_ROLES } from "#app/domain/access/roles.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { seal } from "../platform/sealing.server.ts";
import type { Demonstration } from "./demonstration-schema.ts";

/** Accounts of the demonstration by role; several may share one. */
export type Cast = {
  accountOf: (role: Demonstration["accounts"][number]["role"], index?: number) => string;
  focalOf: (delegationId: string) => string | null;
};

/** Staff get a second factor of their own, made here: no secret stands in a file. */
export async function inventAccounts(
  tx: Transaction,
  accounts: Demonstration["accounts"],
): Promise<Cast> {
  const staff: readonly string[] = STAFF_ROLES;
  const made = await tx
    .insert(account)
    .values(
      accounts.map(({ role, name, email, language }) => ({
        name,
        email,
        language,
        totpSealed: staff.includes(role)
          ? seal("account.totp_sealed", new Secret({ size: 20 }).base32)
          : null,
      })),
    )
    .onConflictDoUpdate({ target: account.email, set: { name: sql`excluded.name` } })
    .returning({ id: account.id, email: account.email });
  const ids = new Map(made.map(({ id, email }) => [email, id]));
  const people = accounts.map((person) => ({ ...person, id: ids.get(person.email) ?? "" }));
  await tx
    .insert(accountRole)
    .values(
      people.map(({ id, role, delegation: delegationId }) => ({
        accountId: id,
        role,
        delegationId,
      })),
    )
    .onConflictDoNothing();
  return {
    accountOf: (role, index = 0) => {
      const those = people.filter((person) => person.role === role);
      const chosen = those[index % those.length];
      if (!chosen) throw new Error(`The demonstration has no ${role}`);
      return chosen.id;
    },
    focalOf: (delegationId) =>
      people.find(({ role, delegation: of }) => role === "focal" && of === delegationId)?.id ??
      null,
  };
}
