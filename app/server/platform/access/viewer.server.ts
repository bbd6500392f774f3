import { and, eq, gt } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import { STAFF_ROLES } from "#app/domain/access/roles.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole, session } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";

/** Somebody who is signed in, second factor included where their role asks for one. */
export type Viewer = {
  accountId: string;
  name: string;
  email: string;
  language: Language;
  roles: readonly Role[];
  /** The delegation of a focal point or deputy. */
  delegationId: string | null;
  /** Its name, for the bar above the page. */
  delegationName?: Trilingual | null;
};

/** What a session stands for: nobody, somebody who still owes the second factor, or a viewer. */
export type Presence =
  { kind: "nobody" } | { kind: "half"; accountId: string } | { kind: "viewer"; viewer: Viewer };

/** Staff owe a second factor; focal points and deputies do not. */
export const owesSecondFactor = (roles: readonly Role[]): boolean =>
  roles.some((role) => STAFF_ROLES.some((staff) => staff === role));

/** Who holds this session id (the digest of the cookie's secret), unless it has expired. */
export async function whoHolds(sessionId: Uint8Array): Promise<Presence> {
  const rows = await database()
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      language: account.language,
      secondFactorAt: session.secondFactorAt,
      role: accountRole.role,
      delegationId: accountRole.delegationId,
      delegationName: delegation.name,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(accountRole, eq(accountRole.accountId, account.id))
    .leftJoin(delegation, eq(delegation.id, accountRole.delegationId))
    .where(and(eq(session.id, sessionId), gt(session.expiresAt, realNow())));
  const [first] = rows;
  if (!first) return { kind: "nobody" };
  const roles = rows.flatMap(({ role }) => (role ? [role] : []));
  if (owesSecondFactor(roles) && !first.secondFactorAt) {
    return { kind: "half", accountId: first.accountId };
  }
  const { accountId, name, email, language } = first;
  const own = rows.find((row) => row.delegationId !== null);
  const delegationId = own?.delegationId ?? null;
  const delegationName = own?.delegationName ?? null;
  return {
    kind: "viewer",
    viewer: { accountId, name, email, language, roles, delegationId, delegationName },
  };
}
