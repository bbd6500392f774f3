import { and, eq } from "drizzle-orm";

import { DELEGATION_ROLES } from "#app/domain/access/roles.ts";
import {
  inviteRefusal,
  INVITED_ROLES,
  type InviteRefusal,
} from "#app/domain/invitation/refusal.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { delegation } from "#db/schema/delegation.ts";
import { invitation } from "#db/schema/invitation.ts";
import { accountRole, session } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import type { Inviter } from "./invite.server.ts";
import { sendInvitation } from "./letter.server.ts";
import { standingOf } from "./standing.server.ts";

/** Whose invitations and people: of one delegation, and there deputies alone; or of all (protocol). */
export type Reach = { delegationId: string; deputiesOnly: true } | "all";

/** `ended`: it was used, withdrawn or declined meanwhile. */
export type ManageRefusal = "not_found" | "ended" | InviteRefusal;

/** Sends a new link; the one before stops working. Refused where the address cannot take the role any more. */
export async function resendInvitation(
  inviter: Inviter,
  reach: Reach,
  id: string,
): Promise<Result<null, ManageRefusal>> {
  return withOpen(reach, id, async (tx, { to, home }) => {
    const role = INVITED_ROLES.find((each) => each === to.role);
    const refusal = role && inviteRefusal(await standingOf(tx, { ...to, role }));
    if (refusal) return err(refusal);
    await sendInvitation(tx, to, home);
    await note(tx, inviter, "invitation.resent", to.id);
    return ok(null);
  });
}

/** Kills a lost or leaked link with its invitation. */
export async function withdrawInvitation(
  inviter: Inviter,
  reach: Reach,
  id: string,
): Promise<Result<null, ManageRefusal>> {
  return withOpen(reach, id, async (tx, { to }) => {
    await tx.update(invitation).set({ withdrawnAt: realNow() }).where(eq(invitation.id, to.id));
    await note(tx, inviter, "invitation.withdrawn", to.id);
    return ok(null);
  });
}

type Open = { to: typeof invitation.$inferSelect; home: typeof delegation.$inferSelect };

async function withOpen(
  reach: Reach,
  id: string,
  work: (tx: Transaction, open: Open) => Promise<Result<null, ManageRefusal>>,
): Promise<Result<null, ManageRefusal>> {
  if (!isUuid(id)) return err("not_found");
  return database().transaction(async (tx) => {
    const [open] = await tx
      .select({ to: invitation, home: delegation })
      .from(invitation)
      .innerJoin(delegation, eq(delegation.id, invitation.delegationId))
      .where(eq(invitation.id, id))
      .for("update", { of: invitation });
    const mine =
      open &&
      (reach === "all" ||
        (open.to.delegationId === reach.delegationId && open.to.role === "deputy"));
    if (!mine) return err("not_found");
    const { usedAt, withdrawnAt, declinedAt } = open.to;
    return usedAt || withdrawnAt || declinedAt ? err("ended") : work(tx, open);
  });
}

/**
 * Takes a person's access to a delegation away and ends their sessions. The account stays, for the trail names it; it
 * opens nothing but public pages then, and can be invited again.
 */
export async function withdrawAccess(
  inviter: Inviter,
  reach: Reach,
  accountId: string,
): Promise<Result<null, "not_found">> {
  if (!isUuid(accountId)) return err("not_found");
  return database().transaction(async (tx) => {
    const [held] = await tx
      .select()
      .from(accountRole)
      .where(eq(accountRole.accountId, accountId))
      .for("update");
    const role = DELEGATION_ROLES.find((each) => each === held?.role);
    if (!held || !role) return err("not_found");
    if (reach !== "all" && (held.delegationId !== reach.delegationId || role !== "deputy"))
      return err("not_found");
    await tx
      .delete(accountRole)
      .where(and(eq(accountRole.accountId, accountId), eq(accountRole.role, role)));
    await tx.delete(session).where(eq(session.accountId, accountId));
    await audit(tx, {
      actor: inviter.actor,
      action: "access.withdrawn",
      subjectKind: "account",
      subjectId: accountId,
      fields: ["role", "delegationId"],
      at: inviter.now,
    });
    return ok(null);
  });
}

const note = (tx: Transaction, { actor, now }: Inviter, action: string, subjectId: string) =>
  audit(tx, { actor, action, subjectKind: "invitation", subjectId, at: now });
