import { and, asc, desc, eq, inArray, isNull, type SQL } from "drizzle-orm";

import { DELEGATION_ROLES } from "#app/domain/access/roles.ts";
import { invitationState, isOpen } from "#app/domain/invitation/state.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { invitation, invitationLink } from "#db/schema/invitation.ts";
import { noteVerbale } from "#db/schema/paper.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { realNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

const NEWEST = 200;

/** Invitations with their state as of now, newest first; of one delegation or of all. At most the newest 200. */
export async function listInvitations(delegationId: string | null, language: Language) {
  const now = realNow();
  const rows = await database()
    .select({ invitation, home: delegation, link: invitationLink, note: noteVerbale.number })
    .from(invitation)
    .innerJoin(delegation, eq(delegation.id, invitation.delegationId))
    .innerJoin(
      invitationLink,
      and(eq(invitationLink.invitationId, invitation.id), isNull(invitationLink.replacedAt)),
    )
    .leftJoin(noteVerbale, eq(noteVerbale.id, invitation.noteVerbaleId))
    .where(within(delegationId))
    .orderBy(desc(invitationLink.sentAt))
    .limit(NEWEST);
  return rows.map(({ invitation: to, home, link, note }) => {
    const state = invitationState({ ...to, expiresAt: link.expiresAt }, now);
    return {
      id: to.id,
      name: to.name,
      email: to.email,
      role: to.role === "focal" ? ("focal" as const) : ("deputy" as const),
      state,
      isOpen: isOpen(state),
      delegation: { name: home.name[language], iso2: home.iso2, code: home.code },
      note,
      sent: moment(link.sentAt, language),
      expires: moment(link.expiresAt, language),
    };
  });
}

const within = (delegationId: string | null): SQL | undefined =>
  delegationId === null ? undefined : eq(invitation.delegationId, delegationId);

const moment = (at: Date, language: Language): string =>
  `${formatDate(at, language)}, ${astanaTime(at)}`;

/** Who signs in for a delegation, or for any; the focal point first. */
export async function listPeople(delegationId: string | null, language: Language) {
  const rows = await database()
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      role: accountRole.role,
      home: delegation,
    })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .innerJoin(delegation, eq(delegation.id, accountRole.delegationId))
    .where(
      and(
        inArray(accountRole.role, [...DELEGATION_ROLES]),
        delegationId === null ? undefined : eq(accountRole.delegationId, delegationId),
      ),
    )
    .orderBy(asc(delegation.sortKey), asc(accountRole.role), asc(account.name));
  return rows.map(({ home, ...person }) => ({
    ...person,
    delegation: { name: home.name[language], iso2: home.iso2, code: home.code },
  }));
}
