import { and, eq } from "drizzle-orm";
import { Secret } from "otpauth";

import { DELEGATION_ROLES, type Role } from "#app/domain/access/roles.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { audit } from "../audit.server.ts";
import { summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { seal } from "../sealing.server.ts";
import { totpOf } from "./second-factor.server.ts";

export type NewAccount = {
  email: string;
  name: string;
  language: Language;
  role: Role;
  delegationId: string | null;
};

/** Why an account is not made. A delegation goes with the roles `focal` and `deputy`, and only with them. */
export type AccountRefusal =
  "exists" | "delegation_needed" | "delegation_unwanted" | "delegation_unknown" | "focal_exists";

/**
 * Makes an account with one role. Staff get the secret of a second factor, told once as the `otpauth:` address that
 * authenticator apps read; it is kept sealed.
 */
export async function addAccount(
  wish: NewAccount,
): Promise<Result<{ otpauth: string | null }, AccountRefusal>> {
  const email = wish.email.toLowerCase();
  const forDelegation = DELEGATION_ROLES.some((role) => role === wish.role);
  if (forDelegation && wish.delegationId === null) return err("delegation_needed");
  if (!forDelegation && wish.delegationId !== null) return err("delegation_unwanted");
  const at = await summitNow();
  return database().transaction(async (tx) => {
    if (wish.delegationId !== null) {
      const [found] = await tx
        .select({ id: delegation.id })
        .from(delegation)
        .where(eq(delegation.id, wish.delegationId));
      if (!found) return err("delegation_unknown");
      const [focal] = await tx
        .select()
        .from(accountRole)
        .where(and(eq(accountRole.delegationId, found.id), eq(accountRole.role, "focal")));
      if (wish.role === "focal" && focal) return err("focal_exists");
    }
    const secret = forDelegation ? null : new Secret({ size: 20 }).base32;
    const [made] = await tx
      .insert(account)
      .values({
        email,
        name: wish.name,
        language: wish.language,
        totpSealed: secret === null ? null : seal("account.totp_sealed", secret),
      })
      .onConflictDoNothing()
      .returning({ id: account.id });
    if (!made) return err("exists");
    await tx
      .insert(accountRole)
      .values({ accountId: made.id, role: wish.role, delegationId: wish.delegationId });
    await audit(tx, {
      actor: "system",
      action: "account.added",
      subjectKind: "account",
      subjectId: made.id,
      fields: [wish.role],
      at,
    });
    if (secret === null) return ok({ otpauth: null });
    const totp = totpOf(secret);
    totp.label = email;
    return ok({ otpauth: totp.toString() });
  });
}
