import { asc, eq } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { database } from "../database.server.ts";
import { isDemonstration } from "../env.server.ts";
import { digitsToTake } from "./second-factor.server.ts";

/** One click signs in only in the demonstration, and only while it listens on this computer alone. */
export const oneClickIsOpen = (): boolean => isDemonstration() && process.env.SHANYRAK_LAN !== "1";

export type DemonstrationAccount = {
  accountId: string;
  name: string;
  role: Role;
  delegation: Trilingual | null;
  iso2: string | null;
};

/** The invented people of the demonstration, by role; nobody when one click is closed. */
export async function demonstrationAccounts(): Promise<DemonstrationAccount[]> {
  if (!oneClickIsOpen()) return [];
  return database()
    .select({
      accountId: account.id,
      name: account.name,
      role: accountRole.role,
      delegation: delegation.name,
      iso2: delegation.iso2,
    })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .leftJoin(delegation, eq(delegation.id, accountRole.delegationId))
    .orderBy(asc(accountRole.role), asc(account.name));
}

/** What the authenticator of an invented person shows now; null where one click is closed, or they have none. */
export const demonstrationDigits = async (accountId: string): Promise<string | null> =>
  oneClickIsOpen() ? digitsToTake(accountId) : null;
