import { asc, eq, inArray } from "drizzle-orm";

import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";

/** Who reads letters to these delegations: their focal points and deputies, by address. */
export async function readersOf(tx: Transaction, homes: readonly string[]) {
  const rows = await tx
    .selectDistinct({
      id: account.id,
      email: account.email,
      language: account.language,
      delegationId: accountRole.delegationId,
    })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(inArray(accountRole.delegationId, [...homes]))
    .orderBy(asc(account.email));
  return rows.flatMap(({ delegationId, ...reader }) =>
    delegationId === null ? [] : [{ ...reader, delegationId }],
  );
}
