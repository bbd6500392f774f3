import { count, eq } from "drizzle-orm";
import { Secret } from "otpauth";

import { isStaff } from "#app/domain/access/session-life.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { passkey } from "#db/schema/passkey.ts";
import { account, accountRole, session } from "#db/schema/person.ts";

import { totpOf } from "../platform/access/second-factor.server.ts";
import { sessionsOf } from "../platform/access/sessions.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { seal } from "../platform/sealing.server.ts";

/** One account as an administrator sees it: what it signs in with, and where it is signed in. Null when there is none. */
export async function personForAdmin(accountId: string) {
  if (!isUuid(accountId)) return null;
  const rows = await database()
    .select({
      name: account.name,
      email: account.email,
      totpSealed: account.totpSealed,
      role: accountRole.role,
    })
    .from(account)
    .leftJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(eq(account.id, accountId));
  const [first] = rows;
  if (!first) return null;
  const roles = rows.flatMap(({ role }) => (role ? [role] : []));
  const [kept] = await database()
    .select({ passkeys: count() })
    .from(passkey)
    .where(eq(passkey.accountId, accountId));
  return {
    ...{ accountId, name: first.name, email: first.email, roles },
    isStaff: isStaff(roles),
    hasAuthenticator: first.totpSealed !== null,
    passkeys: kept?.passkeys ?? 0,
    sessions: await sessionsOf(accountId, roles),
  };
}

type By = { actor: string; now: Date };

/**
 * Gives somebody who lost theirs a new second factor; the old app opens nothing from then on, nor do browsers that were
 * signed in with it.
 * @returns the `otpauth:` address of its secret, to be handed over once: it cannot be read again
 */
export async function renewAuthenticator(
  person: { accountId: string; email: string },
  by: By,
): Promise<string> {
  const secret = new Secret().base32;
  await database().transaction(async (tx) => {
    await tx
      .update(account)
      .set({ totpSealed: seal("account.totp_sealed", secret), totpLastStep: null })
      .where(eq(account.id, person.accountId));
    await tx.delete(session).where(eq(session.accountId, person.accountId));
    await audit(tx, {
      ...{ actor: by.actor, action: "account.authenticator_renewed", at: by.now },
      ...{ subjectKind: "account", subjectId: person.accountId },
    });
  });
  const totp = totpOf(secret);
  totp.label = person.email;
  return totp.toString();
}

/** Takes somebody's rights away at once: roles, passkeys, sessions. The account stays, since the trail names it. */
export async function takeAccessAway(accountId: string, by: By): Promise<void> {
  await database().transaction(async (tx) => {
    const roles = await tx
      .delete(accountRole)
      .where(eq(accountRole.accountId, accountId))
      .returning({ role: accountRole.role });
    await tx.delete(passkey).where(eq(passkey.accountId, accountId));
    await tx.delete(session).where(eq(session.accountId, accountId));
    await audit(tx, {
      ...{ actor: by.actor, action: "account.access_taken", at: by.now },
      ...{ subjectKind: "account", subjectId: accountId },
      fields: roles.map(({ role }) => role),
    });
  });
}
