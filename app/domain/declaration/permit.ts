/** What a delegation declares to the security office. */
export const DECLARATION_KINDS = ["weapon", "radio"] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

/** A permit is asked for, answered by the security office, and may be given up by the delegation. */
export const PERMIT_STATUSES = ["requested", "granted", "refused", "withdrawn"] as const;
export type PermitStatus = (typeof PERMIT_STATUSES)[number];
