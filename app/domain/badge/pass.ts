/** A pass that stands beside a badge: a floater, handed on in a delegation, or the badge of a visitor for one day. */
export const PASS_KINDS = ["floater", "day_badge"] as const;
export type PassKind = (typeof PASS_KINDS)[number];

/** Why a pass was ended before its time. The list of the desk's form, and of the record. */
export const PASS_END_REASONS = ["given_back", "lost", "damaged", "withdrawn", "security"] as const;
export type PassEndReason = (typeof PASS_END_REASONS)[number];
