import { and, eq } from "drizzle-orm";

import {
  inviteRefusal,
  INVITED_ROLES,
  type InviteRefusal,
} from "#app/domain/invitation/refusal.ts";
import { invitationState, type InvitationState } from "#app/domain/invitation/state.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { invitation, invitationLink } from "#db/schema/invitation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { digestOf } from "./link.server.ts";
import { standingOf } from "./standing.server.ts";

/** Why a link opens nothing: no such link, a newer one was sent, or where its invitation stands. */
export type LinkRefusal = "unknown" | "replaced" | Exclude<InvitationState, "sent">;
export type AcceptRefusal = LinkRefusal | InviteRefusal;

type Found = {
  invitation: typeof invitation.$inferSelect;
  home: typeof delegation.$inferSelect;
  expiresAt: Date;
};

async function find(
  db: Pick<Transaction, "select">,
  secret: string,
  lock: boolean,
): Promise<Result<Found, LinkRefusal>> {
  const query = db
    .select({ invitation, home: delegation, link: invitationLink })
    .from(invitationLink)
    .innerJoin(invitation, eq(invitation.id, invitationLink.invitationId))
    .innerJoin(delegation, eq(delegation.id, invitation.delegationId))
    .where(eq(invitationLink.digest, digestOf(secret)));
  const [row] = lock ? await query.for("update", { of: invitation }) : await query;
  if (!row) return err("unknown");
  const { expiresAt, replacedAt } = row.link;
  const state = invitationState({ ...row.invitation, expiresAt }, realNow());
  if (state !== "sent" && state !== "expired") return err(state);
  if (replacedAt) return err("replaced");
  return state === "sent"
    ? ok({ invitation: row.invitation, home: row.home, expiresAt })
    : err(state);
}

/** What a link offers. Looking uses nothing up: mail scanners open links. */
export const readInvitation = (secret: string): Promise<Result<Found, LinkRefusal>> =>
  find(database(), secret, false);

/**
 * Uses an invitation, once: makes the account, or gives the one there is its role, in one transaction. Two at the same
 * time stand in line at the invitation's row, and the second finds it used.
 */
export async function acceptInvitation(
  secret: string,
  now: Date,
): Promise<Result<{ accountId: string }, AcceptRefusal>> {
  try {
    return await database().transaction(async (tx) => {
      const found = await find(tx, secret, true);
      return found.ok ? accept(tx, found.value.invitation, now) : found;
    });
  } catch (error) {
    if (constraintOf(error) === "one_focal_point_a_delegation") return err("focal_exists");
    if (constraintOf(error) === "one_delegation_an_account") return err("other_delegation");
    throw error;
  }
}

async function accept(
  tx: Transaction,
  to: Found["invitation"],
  now: Date,
): Promise<Result<{ accountId: string }, AcceptRefusal>> {
  const role = INVITED_ROLES.find((each) => each === to.role);
  if (!role) throw new Error(`An invitation to ${to.role}`);
  const refusal = inviteRefusal(await standingOf(tx, { ...to, role }));
  if (refusal) return err(refusal);
  const [person] = await tx
    .insert(account)
    .values({ email: to.email, name: to.name, language: to.language })
    .onConflictDoUpdate({ target: account.email, set: { name: to.name } })
    .returning({ id: account.id });
  if (!person) throw new Error("The account was not stored");
  await tx
    .insert(accountRole)
    .values({ accountId: person.id, role, delegationId: to.delegationId });
  await tx
    .update(invitation)
    .set({ usedAt: realNow(), accountId: person.id })
    .where(eq(invitation.id, to.id));
  await audit(tx, {
    actor: person.id,
    action: "invitation.used",
    subjectKind: "invitation",
    subjectId: to.id,
    fields: ["role", "delegationId"],
    at: now,
  });
  return ok({ accountId: person.id });
}

/** "Not me": ends the invitation, so that whoever sent it asks again at the right address. */
export async function declineInvitation(secret: string, now: Date): Promise<LinkRefusal | null> {
  return database().transaction(async (tx) => {
    const found = await find(tx, secret, true);
    if (!found.ok) return found.error;
    const { id } = found.value.invitation;
    await tx
      .update(invitation)
      .set({ declinedAt: realNow() })
      .where(and(eq(invitation.id, id)));
    await audit(tx, {
      actor: "system",
      action: "invitation.declined",
      subjectKind: "invitation",
      subjectId: id,
      at: now,
    });
    return null;
  });
}
