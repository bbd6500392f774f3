import { DELEGATION_ROLES, type Role } from "./roles.ts";

export type NewAccountRefusal = "delegation_missing" | "delegation_not_wanted";

/** Focal points and deputies act for one delegation, and nobody else does. Null when role and delegation go together. */
export function accountRefusal(role: Role, delegationId: string | null): NewAccountRefusal | null {
  const actsForOne = DELEGATION_ROLES.some((each) => each === role);
  if (actsForOne && delegationId === null) return "delegation_missing";
  return !actsForOne && delegationId !== null ? "delegation_not_wanted" : null;
}
