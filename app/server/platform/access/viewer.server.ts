import { eq } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import { isAlive, isStaff, isToBeSeen } from "#app/domain/access/session-life.ts";
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

/** The session by which a request came. */
export type SessionOfRequest = {
  /** The digest of the cookie's secret. */
  id: Uint8Array;
  /** When they last proved who they are. Real time. */
  provedAt: Date;
};

/** What a session stands for: nobody, somebody who still owes the second factor, or a viewer. */
export type Presence =
  | { kind: "nobody" }
  | { kind: "half"; accountId: string; session: SessionOfRequest }
  | { kind: "viewer"; viewer: Viewer; session: SessionOfRequest };

/** Staff owe a second factor; focal points and deputies do not. */
export const owesSecondFactor = isStaff;

/** Who holds this session id (the digest of the cookie's secret), unless it ran out or lay unused; notes that it was seen. */
export async function whoHolds(sessionId: Uint8Array): Promise<Presence> {
  const now = realNow();
  const rows = await database()
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      language: account.language,
      secondFactorAt: session.secondFactorAt,
      provedAt: session.provedAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      role: accountRole.role,
      delegationId: accountRole.delegationId,
      delegationName: delegation.name,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(accountRole, eq(accountRole.accountId, account.id))
    .leftJoin(delegation, eq(delegation.id, accountRole.delegationId))
    .where(eq(session.id, sessionId));
  const [first] = rows;
  const roles = rows.flatMap(({ role }) => (role ? [role] : []));
  if (!first || !isAlive(first, roles, now)) return { kind: "nobody" };
  if (isToBeSeen(first.lastSeenAt, now)) {
    await database().update(session).set({ lastSeenAt: now }).where(eq(session.id, sessionId));
  }
  const ofRequest = { id: sessionId, provedAt: first.provedAt };
  if (owesSecondFactor(roles) && !first.secondFactorAt) {
    return { kind: "half", accountId: first.accountId, session: ofRequest };
  }
  const { accountId, name, email, language } = first;
  const own = rows.find((row) => row.delegationId !== null);
  const delegationId = own?.delegationId ?? null;
  const delegationName = own?.delegationName ?? null;
  return {
    kind: "viewer",
    viewer: { accountId, name, email, language, roles, delegationId, delegationName },
    session: ofRequest,
  };
}
