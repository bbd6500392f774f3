/** Why a killed badge stays dead; each has its words in `badge.json`. */
export const REINSTATE_REFUSALS = [
  "not_killed",
  "newer_badge",
  "not_cleared",
  "too_old",
  "card_destroyed",
] as const;
export type ReinstateRefusal = (typeof REINSTATE_REFUSALS)[number];
