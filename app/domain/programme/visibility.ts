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

/** What somebody with these roles reads: the host's people everything, delegations theirs, everybody else the public part. */
export function audienceOf(roles: readonly Role[]): Audience {
  if (roles.length === 0) return "public";
  const visiting = roles.every((role) => DELEGATION_ROLES.some((own) => own === role));
  return visiting ? "delegations" : "staff";
}
