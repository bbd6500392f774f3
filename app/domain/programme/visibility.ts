import { DELEGATION_ROLES, type Role } from "../access/roles.ts";
import type { ProgrammeKind, Visibility } from "./kinds.ts";

/** Who reads: each audience sees what the one before it sees, and more. */
export const AUDIENCES = [
  "public",
  "delegations",
  "staff",
] as const satisfies readonly Visibility[];
export type Audience = (typeof AUDIENCES)[number];

/** Kinds that the public never sees, whatever an editor chooses: who meets whom, and when principals travel. */
const NEVER_PUBLIC: readonly ProgrammeKind[] = ["arrival", "bilateral", "trilateral"];

export const isNeverPublic = (kind: ProgrammeKind): boolean => NEVER_PUBLIC.includes(kind);

/** May this audience see the item? */
export function visibleTo(
  item: { kind: ProgrammeKind; visibility: Visibility },
  audience: Audience,
): boolean {
  if (audience === "public" && isNeverPublic(item.kind)) return false;
  return AUDIENCES.indexOf(item.visibility) <= AUDIENCES.indexOf(audience);
}

/**
 * May this delegation see the item in its own programme? What delegations see, and what names it alone or with others:
 * its own arrival and its own talks are no secret to it.
 */
export const visibleToDelegation = (
  item: { kind: ProgrammeKind; visibility: Visibility; parties: readonly string[] },
  delegationId: string,
): boolean =>
  visibleTo(item, "delegations") ||
  (isNeverPublic(item.kind) && item.parties.includes(delegationId));

/** What somebody with these roles reads: the host's people everything, delegations theirs, everybody else the public part. */
export function audienceOf(roles: readonly Role[]): Audience {
  if (roles.length === 0) return "public";
  const visiting = roles.every((role) => DELEGATION_ROLES.some((own) => own === role));
  return visiting ? "delegations" : "staff";
}
