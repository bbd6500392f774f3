import { and, eq, isNull } from "drizzle-orm";

import type { InviteRefusal, Standing } from "#app/domain/invitation/refusal.ts";
import { invitation } from "#db/schema/invitation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";

/** What the data base knows of an address that is to take a role, and which open invitation stands in the way. */
export async function standingOf(
  tx: Pick<Transaction, "select">,
  wish: Pick<Standing, "delegationId" | "role"> & { email: string },
): Promise<Standing & { openRefusal: InviteRefusal | null }> {
  const { delegationId, role, email } = wish;
  const holds = await tx
    .select({ role: accountRole.role, delegationId: accountRole.delegationId })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(eq(account.email, email));
  const [focal] = await tx
    .select({ accountId: accountRole.accountId })
    .from(accountRole)
    .where(and(eq(accountRole.delegationId, delegationId), eq(accountRole.role, "focal")));
  const open = await tx
    .select({
      email: invitation.email,
      role: invitation.role,
      delegationId: invitation.delegationId,
    })
    .from(invitation)
    .where(
      and(
        isNull(invitation.usedAt),
        isNull(invitation.withdrawnAt),
        isNull(invitation.declinedAt),
        eq(invitation.email, email),
      ),
    );
  const [focalInvited] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        isNull(invitation.usedAt),
        isNull(invitation.withdrawnAt),
        isNull(invitation.declinedAt),
        eq(invitation.delegationId, delegationId),
        eq(invitation.role, "focal"),
      ),
    );
  return {
    delegationId,
    role,
    holds,
    hasFocalPoint: focal !== undefined,
    openRefusal:
      open.length > 0
        ? "invited_already"
        : role === "focal" && focalInvited
          ? "focal_invited"
          : null,
  };
}
