import { eq } from "drizzle-orm";

import type { INVITE_REFUSALS } from "#app/domain/invitation/refusal.ts";
import {
  type InvitedRole,
  type InviteRefusal,
  inviteRefusal,
} from "#app/domain/invitation/refusal.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { invitation } from "#db/schema/invitation.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { sendInvitation } from "./letter.server.ts";
import { standingOf } from "./standing.server.ts";

export type Wish = {
  delegationId: string;
  role: InvitedRole;
  /** In lower case. */
  email: string;
  name: string;
  language: Language;
  /** The note that names the person; null where a focal point invites a deputy, or an entity applied. */
  noteVerbaleId: string | null;
};
/** Who invites, and the summit's time. */
export type Inviter = { actor: string; now: Date };

/**
 * Invites somebody by a letter with a link. One open invitation an address, one focal point a delegation: checked here
 * for the words, and by the database for the race.
 */
export async function invite(
  inviter: Inviter,
  wish: Wish,
): Promise<Result<{ id: string }, InviteRefusal>> {
  try {
    return await database().transaction((tx) => inviteWithin(tx, inviter, wish));
  } catch (error) {
    const refusal = raced(constraintOf(error));
    if (!refusal) throw error;
    return err(refusal);
  }
}

/** The same within a transaction that does more; a race then ends it with an error. */
export async function inviteWithin(
  tx: Transaction,
  { actor, now }: Inviter,
  wish: Wish,
): Promise<Result<{ id: string }, InviteRefusal>> {
  const [home] = await tx.select().from(delegation).where(eq(delegation.id, wish.delegationId));
  if (!home) throw new Error(`No delegation ${wish.delegationId}`);
  const standing = await standingOf(tx, wish);
  const refusal = inviteRefusal(standing) ?? standing.openRefusal;
  if (refusal) return err(refusal);
  const [made] = await tx
    .insert(invitation)
    .values({ ...wish, invitedBy: actor, invitedAt: now })
    .returning();
  if (!made) throw new Error("The invitation was not stored");
  await audit(tx, {
    actor,
    action: "invitation.sent",
    subjectKind: "invitation",
    subjectId: made.id,
    fields: ["delegationId", "role", "email", "name", "language"],
    at: now,
  });
  await sendInvitation(tx, made, home);
  return ok({ id: made.id });
}

const RACES: Readonly<Record<string, (typeof INVITE_REFUSALS)[number]>> = {
  one_open_invitation_an_address: "invited_already",
  one_focal_point_invited_a_delegation: "focal_invited",
};
/** The refusal of a race that the database ended. */
export const raced = (constraint: string | undefined): InviteRefusal | undefined =>
  constraint === undefined ? undefined : RACES[constraint];
