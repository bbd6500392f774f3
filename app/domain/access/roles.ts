/** The twelve roles of a summit; nobody has rights outside them. */
export const ROLES = [
  "focal",
  "deputy",
  "officer",
  "security",
  "desk",
  "guard",
  "supervisor",
  "protocol",
  "editor",
  "operations",
  "auditor",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that act for one delegation and see only its data. */
export const DELEGATION_ROLES = ["focal", "deputy"] as const satisfies readonly Role[];

/** Everyone else works for the host and needs a second factor. */
export const STAFF_ROLES = ROLES.filter(
  (role): role is Exclude<Role, (typeof DELEGATION_ROLES)[number]> =>
    !DELEGATION_ROLES.some((delegationRole) => delegationRole === role),
);
