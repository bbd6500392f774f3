import type { Role } from "../access/roles.ts";

/** Roles that come by invitation; all others are given by an administrator. */
export const INVITED_ROLES = ["focal", "deputy"] as const satisfies readonly Role[];
export type InvitedRole = (typeof INVITED_ROLES)[number];

/**
 * Why somebody is not invited: the address signs in as staff, or for another delegation, or for this one already; or
 * the delegation has its focal point; or an invitation to the address, or to a focal point, is open.
 */
export const INVITE_REFUSALS = [
  "staff",
  "other_delegation",
  "already_here",
  "focal_exists",
  "invited_already",
  "focal_invited",
] as const;
export type InviteRefusal = (typeof INVITE_REFUSALS)[number];

/** What is known when somebody is to be invited, or uses an invitation. */
export type Standing = {
  delegationId: string;
  role: InvitedRole;
  /** Roles that the address holds already. */
  holds: readonly { role: Role; delegationId: string | null }[];
  /** Whether somebody is focal point of the delegation. */
  hasFocalPoint: boolean;
};

/** Null when the address may take the role. One person acts for one delegation, and staff for none. */
export function inviteRefusal(standing: Standing): InviteRefusal | null {
  const { holds, delegationId, role, hasFocalPoint } = standing;
  if (holds.some((held) => held.delegationId === delegationId)) return "already_here";
  if (holds.some((held) => held.delegationId !== null)) return "other_delegation";
  if (holds.length > 0) return "staff";
  return role === "focal" && hasFocalPoint ? "focal_exists" : null;
}
