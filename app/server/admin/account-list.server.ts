import { and, asc, eq, ilike, isNotNull, or, type SQL, sql } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { atMost } from "../platform/at-most.server.ts";
import { database } from "../platform/database.server.ts";
import { containing } from "../platform/like.server.ts";

export const ACCOUNTS_PAGE = 50;

/**
 * Those who may sign in, with their roles; by name, a page at a time.
 * @param words part of a name or of an address; all when empty
 * @param after the account behind which the page begins; the first page when null
 * @returns `found`: how many these words mean; `next`: where the next page begins, null on the last
 */
export async function accountsPage(words: string, after: string | null) {
  const meant = matching(words);
  const behind =
    after !== null && isUuid(after)
      ? sql`(${account.name}, ${account.id}) > (select name, id from ${account} where ${account.id} = ${after})`
      : undefined;
  const [rows, found] = await Promise.all([
    database()
      .select({
        ...{ id: account.id, name: account.name, email: account.email },
        language: account.language,
        roles: ROLES,
        delegation: delegation.name,
      })
      .from(account)
      // The one role that has a delegation: nobody holds two such (`one_delegation_an_account`).
      .leftJoin(
        accountRole,
        and(eq(accountRole.accountId, account.id), isNotNull(accountRole.delegationId)),
      )
      .leftJoin(delegation, eq(delegation.id, accountRole.delegationId))
      .where(and(meant, behind))
      .orderBy(asc(account.name), asc(account.id))
      .limit(atMost(ACCOUNTS_PAGE + 1)),
    database().$count(account, meant),
  ]);
  const people = rows.slice(0, ACCOUNTS_PAGE);
  const next = rows.length > ACCOUNTS_PAGE ? (people.at(-1)?.id ?? null) : null;
  return { people, found, next };
}
export type AccountsPage = Awaited<ReturnType<typeof accountsPage>>;

/** As text: the driver reads arrays of no kind that is ours. */
const ROLES = sql<Role[]>`array(
  select role::text from account_role where account_id = ${account.id} order by account_role.role)`;

function matching(words: string): SQL | undefined {
  if (words === "") return undefined;
  const pattern = containing(words);
  return or(ilike(account.name, pattern), ilike(account.email, pattern));
}
