import { DELEGATION_ROLES, type Role } from "../access/roles.ts";
import type { DelegationStatus } from "../delegation/status.ts";
import type { DocumentRules } from "./rules.ts";

/** Staff who read drafts; the rest of the host's people read what the public reads. */
const READING_STAFF: readonly Role[] = ["editor", "protocol", "admin"];

/** Somebody who looks at documents: their roles, and their delegation with its status of the day. */
export type Reader = {
  roles: readonly Role[];
  delegation: { id: string; status: DelegationStatus | undefined } | null;
};

const isEditor = ({ roles }: Reader): boolean => roles.includes("editor");

/** May they read what is not adopted yet? Everybody else reads adopted documents alone. */
export function readsDrafts({ roles, delegation }: Reader, { readers }: DocumentRules): boolean {
  if (roles.some((role) => READING_STAFF.includes(role))) return true;
  return delegation?.status !== undefined && readers.includes(delegation.status);
}

/** The delegation for which they write positions; null for those without a say. */
export function speaksFor({ roles, delegation }: Reader, { say }: DocumentRules): string | null {
  const writes = DELEGATION_ROLES.some((role) => roles.includes(role));
  return writes && delegation?.status && say.includes(delegation.status) ? delegation.id : null;
}

/**
 * Whose positions they read on a document: everybody's, one delegation's, or nobody's.
 * @param coordinators ids of its coordinator and co-coordinators
 */
export function positionsSeen(
  reader: Reader,
  rules: DocumentRules,
  coordinators: readonly string[],
): { of: "all" } | { of: "one"; delegationId: string } | { of: "none" } {
  if (isEditor(reader)) return { of: "all" };
  const own = speaksFor(reader, rules);
  if (own === null) return { of: "none" };
  const all =
    rules.positionsSeenBy === "delegations" ||
    (rules.positionsSeenBy === "coordinators" && coordinators.includes(own));
  return all ? { of: "all" } : { of: "one", delegationId: own };
}
