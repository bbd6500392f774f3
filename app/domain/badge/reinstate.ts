/** Why a killed badge stays dead; each has its words in `badge.json`. */
export const REINSTATE_REFUSALS = ["not_killed", "newer_badge", "not_cleared", "too_old"] as const;
export type ReinstateRefusal = (typeof REINSTATE_REFUSALS)[number];
