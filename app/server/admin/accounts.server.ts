import { Secret } from "otpauth";

import { accountRefusal, type NewAccountRefusal } from "#app/domain/access/new-account.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { owesSecondFactor } from "../platform/access/viewer.server.ts";
import { totpOf } from "../platform/access/second-factor.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import { seal } from "../platform/sealing.server.ts";

export type NewAccount = {
  name: string;
  /** In lower case. */
  email: string;
  language: Language;
  role: Role;
  delegationId: string | null;
};
export type AddRefusal = NewAccountRefusal | "email_taken" | "delegation_unknown" | "focal_exists";

/**
 * Adds somebody who may sign in by codes to this address.
 * @returns for staff the address of their authenticator's secret (`otpauth:`), to be handed over once: it is sealed here
 * and cannot be read again
 */
export async function addAccount(
  wanted: NewAccount,
  { actor, now }: { actor: string; now: Date },
): Promise<Result<{ accountId: string; authenticator: string | null }, AddRefusal>> {
  const { role, delegationId, ...person } = wanted;
  const refusal = accountRefusal(role, delegationId);
  if (refusal) return err(refusal);
  const secret = owesSecondFactor([role]) ? new Secret().base32 : null;
  try {
    return await database().transaction(async (tx) => {
      const [added] = await tx
        .insert(account)
        .values({ ...person, totpSealed: secret ? seal("account.totp_sealed", secret) : null })
        .returning({ id: account.id });
      if (!added) throw new Error("The account was not stored");
      await tx.insert(accountRole).values({ accountId: added.id, role, delegationId });
      await audit(tx, {
        actor,
        action: "account.added",
        subjectKind: "account",
        subjectId: added.id,
        fields: ["name", "email", "language", "role", ...(delegationId ? ["delegationId"] : [])],
        at: now,
      });
      const totp = secret && totpOf(secret);
      if (totp) totp.label = person.email;
      return ok({ accountId: added.id, authenticator: totp ? totp.toString() : null });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "account_email_unique") return err("email_taken");
    if (constraint === "one_focal_point_a_delegation") return err("focal_exists");
    if (constraint?.startsWith("account_role_delegation_id")) return err("delegation_unknown");
    throw error;
  }
}
